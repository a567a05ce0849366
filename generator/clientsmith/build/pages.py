"""What the replies of paged operations have in common: one list, and words about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .. import ir, shapes
from .paging_types import bare, is_number, is_text
from .paging_words import (
    ALL_ITEMS,
    ALL_PAGES,
    HOLDERS,
    LINKS,
    LISTS,
    MARKED_TOKEN,
    MARKED_URL,
    MORE,
    NEXT_CURSORS,
    NEXT_ONLY,
    NEXT_URLS,
    TOTALS,
    WRAPPERS,
    word,
)

_MOST_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply with one list of items, and what it says of the next page.

    `next` leads to a token, number or address that is null after the last page, `total` and
    `pages` to numbers of all items and pages; `counted` says that something is counted,
    `id` that items have one.
    """

    items: tuple[str, ...]
    item: ir.Type
    cursor: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    counted: bool = False
    link: bool = False
    id: bool = False


def success(operation: ir.Operation) -> ir.Content | None:
    """The JSON content of the first success response, else its XML."""
    whole = [
        content
        for response in operation.responses
        if response.status.startswith("2")
        for content in response.contents
        if content.item is None
    ]
    for fits in (shapes.is_json, shapes.is_xml):
        for content in whole:
            if fits(content.media):
                return content
    return None


def reply(api: ir.Api, operation: ir.Operation) -> Reply | None:
    """The list in an operation's success, None where there is none or more than one."""
    content = success(operation)
    if content is None or content.type is None:
        return None
    link = any(
        header.wire.lower() == "link"
        for response in operation.responses
        if response.status.startswith("2")
        for header in response.headers
    )
    shape = bare(api, content.type)
    if isinstance(shape, ir.Array):
        return Reply((), shape.item, link=link, id=_has_id(api, shape.item))
    if not isinstance(shape, ir.Object):
        return None
    found = _items(api, shape)
    if found is None:
        return None
    path, item = found
    said: dict[str, tuple[str, ...]] = {}
    counted = False
    for at, field, type_ in _leaves(api, shape):
        name = word(at[-1])
        counted = counted or (name in TOTALS and is_number(type_))
        for role in _roles(at, field, type_):
            said.setdefault(role, at)
    if len(path) > 1 and word(path[0]) not in WRAPPERS and not (said or counted):
        return None  # one thing that has a list, and not a list
    has_id = _has_id(api, item)
    return Reply(path, item, counted=counted, link=link, id=has_id, **said)


def _has_id(api: ir.Api, item: ir.Type) -> bool:
    """Whether items have an `id` that is text; so has each option of a union."""
    shape = bare(api, item)
    if isinstance(shape, ir.Union):
        return all(_has_id(api, option) for option in shape.options)
    return isinstance(shape, ir.Object) and any(
        field.wire == "id" and is_text(bare(api, field.type)) for field in shape.fields
    )


def _roles(
    at: tuple[str, ...], field: ir.Field, type_: ir.Type
) -> Iterator[Literal["cursor", "url", "next", "more", "total", "pages"]]:
    """What a property of a reply says of the list."""
    name = word(at[-1])
    number = is_number(type_)
    if isinstance(type_, ir.Scalar) and type_.kind is ir.Kind.BOOLEAN:
        if name in MORE:
            yield "more"
    elif number and name in ALL_ITEMS:
        yield "total"
    elif number and name in ALL_PAGES:
        yield "pages"
    elif is_text(type_):
        if _is_url(at, field, type_):
            yield "url"
        elif name in NEXT_CURSORS or _is_next_token(at, field):
            yield "cursor"
    if (number or is_text(type_)) and _is_next(at):
        yield "next"


def _is_next(at: tuple[str, ...]) -> bool:
    """Whether a property is there as long as there is a next page."""
    name = word(at[-1])
    if name == "href":
        return len(at) > 1 and word(at[-2]) == "next"
    return name in NEXT_ONLY or name in NEXT_URLS


def _items(api: ir.Api, shape: ir.Object) -> tuple[tuple[str, ...], ir.Type] | None:
    """The path to the one list of a reply and the type of its items."""
    lists = _arrays(api, shape)
    if not lists:
        alone = len(shapes.readable(shape)) == 1
        for field in shapes.readable(shape):
            inner = bare(api, field.type)
            wraps = alone or word(field.wire) in WRAPPERS
            if wraps and isinstance(inner, ir.Object):
                nested = _chosen(_arrays(api, inner))
                if nested is not None:
                    return (field.wire, nested[0]), nested[1]
        return None
    chosen = _chosen(lists)
    return None if chosen is None else ((chosen[0],), chosen[1])


def _arrays(api: ir.Api, shape: ir.Object) -> list[tuple[str, ir.Type]]:
    found = []
    for field in shapes.readable(shape):
        inner = bare(api, field.type)
        if isinstance(inner, ir.Array):
            found.append((field.wire, inner.item))
        elif isinstance(inner, ir.Union):
            several = [bare(api, option) for option in inner.options]
            items = [each.item for each in several if isinstance(each, ir.Array)]
            if len(items) == len(several):
                found.append((field.wire, ir.Union(tuple(dict.fromkeys(items)))))
    return found


def _chosen(lists: list[tuple[str, ir.Type]]) -> tuple[str, ir.Type] | None:
    if len(lists) == 1:
        return lists[0]
    by_word = {word(wire): (wire, item) for wire, item in lists}
    return next((by_word[name] for name in LISTS if name in by_word), None)


def _leaves(
    api: ir.Api, shape: ir.Object, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], ir.Field, ir.Type]]:
    """The scalar properties of a reply and of the objects in it that describe the list;
    the outer ones first."""
    below: list[tuple[str, ir.Object]] = []
    alone = len(shapes.readable(shape)) == 1
    for field in shapes.readable(shape):
        inner = bare(api, field.type)
        if isinstance(inner, ir.Object):
            holds = word(field.wire) in HOLDERS or (alone and not path)
            if holds and len(path) < _MOST_DEPTH:
                below.append((field.wire, inner))
        else:
            assert not isinstance(inner, ir.Object)
            yield (*path, field.wire), field, inner
    for wire, inner in below:
        yield from _leaves(api, inner, (*path, wire))


def _is_url(path: tuple[str, ...], field: ir.Field, type_: ir.Type) -> bool:
    """Whether a text is the address of the next page."""
    name = word(path[-1])
    if name in NEXT_URLS:
        return True
    above = {word(step) for step in path[:-1]}
    said = isinstance(type_, ir.Scalar) and type_.format in (
        "uri",
        "url",
        "uri-reference",
    )
    if name in ("next", "nextpage"):
        if said or "links" in above:
            return True
        texts = (field.description, *(str(example) for example in field.examples))
        marked = any(MARKED_URL.search(text) for text in texts)
        return marked and not any(MARKED_TOKEN.search(text) for text in texts)
    return (
        name == "href"
        and len(path) > 1
        and word(path[-2]) == "next"
        and bool(above & LINKS)
    )


def _is_next_token(path: tuple[str, ...], field: ir.Field) -> bool:
    """Whether a property called `next` is said to hold a token."""
    return word(path[-1]) == "next" and bool(MARKED_TOKEN.search(field.description))
