"""What the replies of paged operations have in common: one list, and words about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as value

from ..model import ir, shapes
from . import paging_lists
from .paging_lists import List
from .paging_types import bare, is_flag, is_number, is_text, objects, options
from .paging_words import (
    ALL_ITEMS,
    ALL_PAGES,
    DONE,
    HOLDERS,
    LINKS,
    MARKED_TOKEN,
    MARKED_URL,
    MORE,
    NEXT_CURSORS,
    NEXT_HOLDERS,
    NEXT_ONLY,
    NEXT_URLS,
    SERVERS_NEXT,
    TOTALS,
    word,
)

_MOST_DEPTH = 4

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A property of a reply, or of an object in it, that describes the list."""

    path: Path
    field: ir.Field
    type: ir.Type | ir.Object

    @property
    def word(self) -> str:
        """Its name, in the form of the tables."""
        return word(self.path[-1])

    @property
    def above(self) -> frozenset[str]:
        """The names of what holds it."""
        return frozenset(word(step) for step in self.path[:-1])


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply with one list of items, and what it says of the next page.

    `next` leads to a token, number or address that is null after the last page, `total` and
    `pages` to numbers of all items and pages; `counted` says that something is counted,
    `link` that a header leads to the next page, `servers` that the server itself divides
    the list, `of_a_thing` that the reply may be a thing that has the list; `id` leads to
    the id of an item.
    """

    items: Path
    item: ir.Type
    leaves: tuple[Leaf, ...] = ()
    url: tuple[str | int, ...] = ()
    next: Path = ()
    more: Path = ()
    done: Path = ()
    total: Path = ()
    pages: Path = ()
    counted: bool = False
    link: bool = False
    servers: bool = False
    of_a_thing: bool = False
    id: tuple[str, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing of other pages."""
        return not (self.counted or self.more or self.done or self.next)


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a reply: its one list, or why there is none."""

    reply: Reply | None = None
    reason: str = ""
    lists: tuple[Path, ...] = value(default=())


def success(operation: ir.Operation) -> ir.Content | None:
    """The JSON content of the first result, or what may be JSON, else its XML."""
    for response in shapes.results(operation):
        for suits in (shapes.is_json, shapes.is_range, shapes.is_xml):
            for content in response.contents:
                if suits(content.media) and content.item is None and content.type:
                    return content
    return None


def read(api: ir.Api, operation: ir.Operation) -> Read:
    """The list in an operation's success, and what is told of its pages."""
    content = success(operation)
    if content is None or content.type is None:
        return Read(reason="its success has no JSON reply")
    link = any(
        header.wire.lower() == "link"
        for response in shapes.results(operation)
        for header in response.headers
    )
    found = paging_lists.choose(api, operation, content.type)
    if isinstance(found, paging_lists.Several):
        return Read(reason=found.reason, lists=found.paths)
    told = _told(api, content.type, found.path)
    if found.path and _is_one_thing(api, operation, content.type, found, told):
        return Read(reason="it gives one thing that has a list")
    return Read(
        Reply(
            items=found.path,
            item=found.item,
            link=link,
            id=_id_of(api, found.item),
            leaves=told.leaves,
            url=told.url or _rel_next(api, content.type),
            next=told.next,
            more=told.more,
            done=told.done,
            total=told.total,
            pages=told.pages,
            counted=told.counted,
            servers=told.servers,
            of_a_thing=bool(found.path)
            and operation.path.rstrip("/").endswith("}")
            and not paging_lists.is_expected(operation, found.path),
        )
    )


def _is_one_thing(
    api: ir.Api, operation: ir.Operation, type_: ir.Type, found: List, told: Reply
) -> bool:
    """Whether a reply is no list, but a thing that has one."""
    tokens = any(leaf.word in NEXT_CURSORS for leaf in told.leaves)
    if len(found.path) > 1 and not found.wrapped and told.is_silent and not tokens:
        return True
    if len(found.path) == 1 and (told.url or not told.is_silent):
        return False
    one = operation.path.rstrip("/").endswith("}") and operation.method == "GET"
    if not one and paging_lists.is_expected(operation, found.path):
        return False
    return any(
        field.wire in ("id", "uuid", "sha", "gid", "sid")
        for shape in objects(api, type_)
        for field in shape.fields
    )


def _id_of(api: ir.Api, item: ir.Type) -> tuple[str, ...]:
    """The path to the id of an item; so has each option of a union."""
    shapes_ = objects(api, item)
    if not shapes_ or len(shapes_) != len(list(options(api, item))):
        return ()
    for path in (("id",), ("user", "id"), ("gid",), ("uuid",), ("user_id",)):
        if all(_has_id(api, shape, path) for shape in shapes_):
            return path
    return ()


def _has_id(api: ir.Api, shape: ir.Object, path: Path) -> bool:
    for field in shape.fields:
        if field.wire == path[0]:
            type_ = bare(api, field.type)
            if len(path) == 1:
                return is_text(type_) or is_number(type_)
            return isinstance(type_, ir.Object) and _has_id(api, type_, path[1:])
    return False


def _told(api: ir.Api, type_: ir.Type, items: Path) -> Reply:
    """What a reply says of its pages."""
    leaves = tuple(_leaves(api, type_, items))
    roles: dict[str, Path] = {}
    counted = servers = False
    for leaf in leaves:
        counted = counted or (leaf.word in TOTALS and is_number(leaf.type))
        servers = servers or leaf.word in SERVERS_NEXT
        for role in _roles(leaf):
            roles.setdefault(role, leaf.path)
    return Reply(
        (),
        ir.ANY,
        leaves=leaves,
        url=roles.get("url", ()),
        next=roles.get("next", ()),
        more=roles.get("more", ()),
        done=roles.get("done", ()),
        total=roles.get("total", ()),
        pages=roles.get("pages", ()),
        counted=counted,
        servers=servers,
    )


def _roles(leaf: Leaf) -> Iterator[str]:
    """What a property of a reply says of the list."""
    number = is_number(leaf.type)
    text = is_text(leaf.type)
    if is_flag(leaf.type):
        if leaf.word in MORE:
            yield "more"
        elif leaf.word in DONE:
            yield "done"
    elif number and leaf.word in ALL_ITEMS:
        yield "total"
    elif number and leaf.word in ALL_PAGES:
        yield "pages"
    elif text and is_url(leaf):
        yield "url"
    if (number or text) and _is_next(leaf):
        yield "next"


def _is_next(leaf: Leaf) -> bool:
    """Whether a property is there as long as there is a next page."""
    if leaf.word in ("href", "url", "uri"):
        return len(leaf.path) > 1 and word(leaf.path[-2]) in NEXT_HOLDERS
    return leaf.word in NEXT_ONLY or leaf.word in NEXT_URLS


def is_url(leaf: Leaf) -> bool:
    """Whether a text is the address of the next page."""
    if leaf.word in NEXT_URLS:
        return True
    format_ = next(
        (each.format for each in (leaf.type,) if isinstance(each, ir.Scalar)), None
    )
    if leaf.word in ("next", "nextpage"):
        if format_ in ("uri", "url", "uri-reference") or "links" in leaf.above:
            return True
        texts = (
            leaf.field.description,
            *(str(example) for example in leaf.field.examples),
        )
        marked = any(MARKED_URL.search(text) for text in texts)
        return marked and not any(MARKED_TOKEN.search(text) for text in texts)
    if leaf.word in ("href", "url", "uri", "link") and len(leaf.path) > 1:
        holder = word(leaf.path[-2])
        if leaf.word == "href":
            return holder == "next" and bool(leaf.above & LINKS)
        return holder in NEXT_HOLDERS and len(leaf.path) <= _MOST_DEPTH
    return False


def _leaves(
    api: ir.Api, type_: ir.Type, items: Path, path: Path = ()
) -> Iterator[Leaf]:
    """The scalar properties of a reply and of the objects in it that hold or describe the
    list; the outer ones first."""
    below: list[tuple[str, ir.Type]] = []
    seen: set[str] = set()
    for shape in objects(api, type_):
        readable = shapes.readable(shape)
        alone = len(readable) == 1
        for field in readable:
            if field.wire in seen:
                continue
            seen.add(field.wire)
            inner = bare(api, field.type)
            nested = objects(api, field.type)
            plain = [
                each
                for each in options(api, field.type)
                if not isinstance(each, ir.Object | ir.Array | ir.Map | ir.Tuple)
            ]
            if nested and not plain:
                inside = (*path, field.wire) == items[: len(path) + 1]
                holds = word(field.wire) in HOLDERS or (alone and not path)
                if (inside or holds) and len(path) < _MOST_DEPTH:
                    below.append((field.wire, field.type))
            if plain:
                kept = inner if not nested else plain[0]
                yield Leaf((*path, field.wire), field, kept)
    for wire, held in below:
        yield from _leaves(api, held, items, (*path, wire))


def _rel_next(api: ir.Api, type_: ir.Type) -> tuple[str | int, ...]:
    """The way to the address of the link whose `rel` is `next`, in a list of links."""
    for shape in objects(api, type_):
        for field in shapes.readable(shape):
            found = bare(api, field.type)
            if word(field.wire) != "links" or not isinstance(found, ir.Array):
                continue
            names = {
                each.wire
                for link in objects(api, found.item)
                for each in shapes.readable(link)
            }
            if {"rel", "href"} <= names:
                return (field.wire, "rel=next", "href")
    return ()
