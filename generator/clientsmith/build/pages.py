"""What paged operations have in common: what they ask for, and what replies say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .. import ir, shapes
from .paging_words import (
    ALL_ITEMS,
    ALL_PAGES,
    CURSORS,
    HOLDERS,
    LINKS,
    LISTS,
    MARKED_TOKEN,
    MARKED_URL,
    MORE,
    NEXT_CURSORS,
    NEXT_ONLY,
    NEXT_URLS,
    OFFSETS,
    PAGES,
    SIZES,
    TOTALS,
    WRAPPERS,
    word,
)

_MOST_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters that ask for a page, by their wire names."""

    offset: str | None = None
    page: str | None = None
    cursor: str | None = None
    size: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing asks for pages."""
        return self.offset is None and self.page is None and self.cursor is None


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply with one list of items, and what it says of the next page.

    `next` leads to a token, number or address that is null after the last page, `total` and
    `pages` to numbers of all items and pages; `counted` says that something is counted.
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


def success(operation: ir.Operation) -> ir.Content | None:
    """The JSON content of the first success response."""
    for response in operation.responses:
        if response.status.startswith("2"):
            for content in response.contents:
                if shapes.is_json(content.media) and content.item is None:
                    return content
    return None


def asked(api: ir.Api, operation: ir.Operation) -> Asked:
    """Which query parameters, or properties of a JSON body, ask for a page."""
    found: dict[str, str] = {}
    for wire, type_, default in _inputs(api, operation):
        name = word(wire)
        bare_type = bare(api, type_)
        number = _is_number(bare_type)
        if name in OFFSETS and number and not (name == "start" and default == 1):
            found.setdefault("offset", wire)
        elif name in PAGES and number and default != 0 and _minimum(bare_type) != 0:
            found.setdefault("page", wire)
        elif name in SIZES and number:
            found.setdefault("size", wire)
        elif (name in CURSORS or name in OFFSETS) and _is_token(bare_type):
            found.setdefault("cursor", wire)
    return Asked(**found)


def _inputs(
    api: ir.Api, operation: ir.Operation
) -> Iterator[tuple[str, ir.Type, ir.Json]]:
    for parameter in operation.parameters:
        if parameter.location is ir.In.QUERY and parameter.media is None:
            yield parameter.wire, parameter.type, parameter.default
    if operation.body is not None:
        content = shapes.preferred_content(operation.body, api)
        shape = shapes.flattened(api, content)
        if shape is not None and content is not None and shapes.is_json(content.media):
            for field in shape.fields:
                yield field.wire, field.type, field.default


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
        return Reply((), shape.item, link=link)
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
        counted = counted or (name in TOTALS and _is_number(type_))
        for role in _roles(at, field, type_):
            said.setdefault(role, at)
    return Reply(path, item, counted=counted, link=link, **said)


def _roles(
    at: tuple[str, ...], field: ir.Field, type_: ir.Type
) -> Iterator[Literal["cursor", "url", "next", "more", "total", "pages"]]:
    """What a property of a reply says of the list."""
    name = word(at[-1])
    number = _is_number(type_)
    if isinstance(type_, ir.Scalar) and type_.kind is ir.Kind.BOOLEAN:
        if name in MORE:
            yield "more"
    elif number and name in ALL_ITEMS:
        yield "total"
    elif number and name in ALL_PAGES:
        yield "pages"
    elif _is_text(type_):
        if _is_url(at, field, type_):
            yield "url"
        elif name in NEXT_CURSORS or _is_next_token(at, field):
            yield "cursor"
    if (number or _is_text(type_)) and _is_next(at):
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
        for field in shape.fields:
            inner = bare(api, field.type)
            if word(field.wire) in WRAPPERS and isinstance(inner, ir.Object):
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
    for field in shapes.readable(shape):
        inner = bare(api, field.type)
        if isinstance(inner, ir.Object):
            if word(field.wire) in HOLDERS and len(path) < _MOST_DEPTH:
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


def bare(api: ir.Api, type_: ir.Type) -> ir.Type | ir.Object:
    """What a type is behind its aliases and without null."""
    found = shapes.resolve(api, type_)
    if isinstance(found, ir.Union):
        rest = [option for option in found.options if option != ir.NULL]
        if len(rest) == 1 and len(rest) < len(found.options):
            return bare(api, rest[0])
    return found


def _is_number(type_: ir.Type | ir.Object) -> bool:
    kinds = {option.kind for option in _scalars(type_)} - {ir.Kind.NULL}
    return bool(kinds) and kinds <= {ir.Kind.INTEGER, ir.Kind.NUMBER}


def _is_text(type_: ir.Type | ir.Object) -> bool:
    return any(
        option.kind in (ir.Kind.STRING, ir.Kind.UUID) for option in _scalars(type_)
    )


def _is_token(type_: ir.Type | ir.Object) -> bool:
    """Whether a parameter can carry a token; moments and numbers are something else."""
    return _is_text(type_) and not any(
        option.kind in (ir.Kind.DATETIME, ir.Kind.DATE) for option in _scalars(type_)
    )


def _scalars(type_: ir.Type | ir.Object) -> Iterable[ir.Scalar]:
    options = type_.options if isinstance(type_, ir.Union) else (type_,)
    return [option for option in options if isinstance(option, ir.Scalar)]


def _minimum(type_: ir.Type | ir.Object) -> ir.Json:
    for option in _scalars(type_):
        for keyword, value in option.constraints:
            if keyword == "minimum":
                return value
    return None
