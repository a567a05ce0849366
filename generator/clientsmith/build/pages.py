"""What the replies of paged operations have in common: one list, and words about it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as value

from ..model import ir, media_types, shapes
from . import paging_lists
from .paging_leaves import Leaf, leaves, rel_next, roles
from .paging_lists import List
from .paging_types import bare, is_moment, is_number, is_text, objects, options, reach
from .paging_words import (
    NEXT_CURSORS,
    SERVERS_NEXT,
    TOTALS,
    word,
)

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply with one list of items, and what it says of the next page.

    `next` leads to a token, number or address that is null after the last page, `total` and
    `pages` to numbers of all items and pages; `counted` says that something is counted,
    `link` that a header leads to the next page, `servers` that the server itself divides
    the list, `of_a_thing` that the reply may be a thing that has the list; `id` leads to
    the id of an item, which is of the type `id_type`, and `moment` to the only moment of an
    item; `is_alone` says that the reply holds nothing but the list; `headers` are the names
    of those that are declared.
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
    id_type: ir.Type | ir.Object = ir.ANY
    moment: tuple[str, ...] = ()
    is_alone: bool = False
    headers: tuple[str, ...] = ()

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
        for suits in (media_types.is_json, media_types.is_range, media_types.is_xml):
            for content in response.contents:
                if suits(content.media) and content.item is None and content.type:
                    return content
    return None


def read(api: ir.Api, operation: ir.Operation) -> Read:
    """The list in an operation's success, and what is told of its pages."""
    content = success(operation)
    if content is None or content.type is None:
        return Read(reason="its success has no JSON reply")
    headers = [
        header.wire
        for response in shapes.results(operation)
        for header in response.headers
    ]
    found = paging_lists.choose(api, operation, content.type)
    if isinstance(found, paging_lists.Several):
        return Read(reason=found.reason, lists=found.paths)
    told = _told(api, content.type, found.path)
    id_ = _id_of(api, found.item)
    if found.path and _is_one_thing(api, operation, content.type, found, told):
        return Read(reason="it gives one thing that has a list")
    return Read(
        Reply(
            items=found.path,
            item=found.item,
            link=any(wire.lower() == "link" for wire in headers),
            headers=tuple(headers),
            id=id_,
            id_type=reach(api, found.item, id_) if id_ else ir.ANY,
            moment=_moment_of(api, found.item),
            is_alone=all(len(each.fields) == 1 for each in objects(api, content.type)),
            leaves=told.leaves,
            url=told.url or rel_next(api, content.type),
            next=told.next,
            more=told.more,
            done=told.done,
            total=told.total,
            pages=told.pages,
            counted=told.counted,
            servers=told.servers,
            of_a_thing=bool(found.path)
            and (operation.path.rstrip("/").endswith("}") or _has_own_id(api, content.type))
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
    return _has_own_id(api, type_)


def _has_own_id(api: ir.Api, type_: ir.Type) -> bool:
    return any(
        field.wire in ("id", "_id", "uuid", "sha", "gid", "sid")
        for shape in objects(api, type_)
        for field in shape.fields
    )


_IDS: tuple[Path, ...] = (
    ("id",),
    ("user", "id"),
    ("gid",),
    ("uuid",),
    ("user_id",),
    ("data", "id"),
)
"""Where the id of an item may be, the last one where each item is wrapped."""


def _id_of(api: ir.Api, item: ir.Type) -> tuple[str, ...]:
    """The path to the id of an item; so has each option of a union."""
    shapes_ = objects(api, item)
    if not shapes_ or len(shapes_) != len(list(options(api, item))):
        return ()
    for path in _IDS:
        if all(_has_id(api, shape, path) for shape in shapes_):
            return path
    return ()


def _moment_of(api: ir.Api, item: ir.Type) -> tuple[str, ...]:
    """The path to the one moment that each item has."""
    shapes_ = objects(api, item)
    if len(shapes_) != 1:
        return ()
    fields = [each for each in shapes_[0].fields if is_moment(bare(api, each.type))]
    return (fields[0].wire,) if len(fields) == 1 and fields[0].required else ()


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
    found = tuple(leaves(api, type_, items))
    name = word(items[-1]) if items else ""
    told: dict[str, Path] = {}
    counted = servers = False
    for leaf in found:
        counts = leaf.word in TOTALS or leaf.word in {f"totalrows{name}", f"total{name}"}
        counted = counted or (counts and is_number(leaf.type))
        servers = servers or leaf.word in SERVERS_NEXT
        for role in roles(leaf):
            told.setdefault(role, leaf.path)
    return Reply(
        (),
        ir.ANY,
        leaves=found,
        url=told.get("url", ()),
        next=told.get("next", ()),
        more=told.get("more", ()),
        done=told.get("done", ()),
        total=told.get("total", ()),
        pages=told.get("pages", ()),
        counted=counted,
        servers=servers,
    )
