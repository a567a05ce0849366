"""Which list of a reply holds the items of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import ir, shapes
from .paging_types import bare, is_number, is_text, item_of, objects
from .paging_words import (
    ALL_ITEMS,
    COMPANIONS,
    FAULTS,
    HOLDERS,
    LISTS,
    NEXT_CURSORS,
    NEXT_ONLY,
    NEXT_URLS,
    WRAPPERS,
    word,
)

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class List:
    """The items of a page: where they are, and what each is; `wrapped` says that what holds
    them has no other purpose, `paged` that it tells of the next page."""

    path: Path
    item: ir.Type
    wrapped: bool = True
    paged: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """Why a reply has no list of items; `paths` are those that it has."""

    reason: str
    paths: tuple[Path, ...] = ()


def choose(api: ir.Api, operation: ir.Operation, type_: ir.Type) -> List | Several:
    """The one list of items in the type of a reply."""
    found = bare(api, type_)
    item = item_of(api, found) if not isinstance(found, ir.Map) else None
    if item is not None:
        if is_page(api, item):
            return Several("its reply is a list of pages")
        return List((), item)
    if not objects(api, type_):
        return Several("its reply is no list")
    nouns = tuple(_nouns(operation))
    lists = _lists(api, type_, nouns)
    chosen = _best(api, type_, lists, nouns)
    if chosen is not None:
        return chosen
    if lists:
        names = ", ".join(each.path[-1] for each in lists)
        return Several(
            f"its reply has several lists ({names})", tuple(each.path for each in lists)
        )
    mapped = _map(api, type_, nouns)
    return mapped or Several("its reply has no list")


def _best(
    api: ir.Api,
    type_: ir.Type,
    lists: list[List],
    nouns: tuple[str, ...],
    depth: int = 0,
) -> List | None:
    """The list of items in an object: its own, unless an object in it is a page, or has the
    only list that is not by its name a companion."""
    chosen = _chosen(api, type_, lists, nouns)
    beside = len(lists) == 1 and word(lists[0].path[-1]) in COMPANIONS
    if chosen is not None and not beside and is_page(api, type_):
        return chosen
    nested = _nested(api, type_, nouns, depth)
    if nested is not None and (chosen is None or beside or nested.paged):
        return nested
    return chosen


def _nouns(operation: ir.Operation) -> Iterator[str]:
    """The names of what an operation is about: those of its path, the last one first."""
    segments = re.split(r"[/:.#?]", operation.path)
    for segment in reversed(segments):
        if segment and not segment.startswith("{"):
            yield word(segment)
    if operation.operation_id:
        yield word(operation.operation_id)


def _lists(api: ir.Api, type_: ir.Type, nouns: tuple[str, ...]) -> list[List]:
    """The lists of an object, but for those of faults where these are not what is asked for."""
    found: dict[str, List] = {}
    for shape in objects(api, type_):
        for field in shapes.readable(shape):
            inner = bare(api, field.type)
            item = None if isinstance(inner, ir.Map) else item_of(api, inner)
            name = word(field.wire)
            if item is None or (name in FAULTS and name not in nouns[:1]):
                continue
            known = found.get(field.wire)
            if known is not None and known.item != item:
                item = ir.Union((known.item, item))
            found[field.wire] = List((field.wire,), item)
    return list(found.values())


def _chosen(
    api: ir.Api, type_: ir.Type, lists: list[List], nouns: tuple[str, ...]
) -> List | None:
    """The list that an operation is about, of those beside each other."""
    if len(lists) == 1:
        return lists[0]
    by_word = {word(each.path[-1]): each for each in lists}
    rest = {
        name: each
        for name, each in by_word.items()
        if name not in COMPANIONS and not name.startswith("related")
    }
    if len(rest) == 1:
        return next(iter(rest.values()))
    for noun in nouns:
        if noun in by_word:
            return by_word[noun]
        akin = [name for name in rest if _is_akin(name, noun)]
        if len(akin) == 1:
            return rest[akin[0]]
    for name in LISTS:
        if name in rest:
            return rest[name]
    counted = [rest[name] for name in rest if name in _counted(api, type_)]
    return counted[0] if len(counted) == 1 else None


def _is_akin(name: str, noun: str) -> bool:
    """Whether a list is called as what an operation is about, or nearly so."""
    if min(len(name), len(noun)) < 4:
        return False
    return name.endswith(noun) or noun.endswith(name) or name.startswith(_stem(noun))


def _stem(noun: str) -> str:
    """A noun without the ending of its number."""
    return next(
        (noun.removesuffix(end) for end in ("ies", "y", "s") if noun.endswith(end)),
        noun,
    )


def is_expected(operation: ir.Operation, path: Path) -> bool:
    """Whether a list is called as lists of items are, or as what an operation is about."""
    name = word(path[-1])
    return name in LISTS or any(_is_akin(name, noun) for noun in _nouns(operation))


def _counted(api: ir.Api, type_: ir.Type) -> frozenset[str]:
    """The lists that a reply counts: `tasks`, where it has `total_tasks`."""
    return frozenset(
        word(field.wire).removeprefix("total")
        for shape in objects(api, type_)
        for field in shapes.readable(shape)
        if word(field.wire).startswith("total") and is_number(bare(api, field.type))
    )


def _nested(
    api: ir.Api, type_: ir.Type, nouns: tuple[str, ...], depth: int = 0
) -> List | None:
    """The list of the one object in a reply that holds it."""
    if depth > 2:
        return None
    found: list[List] = []
    for shape in objects(api, type_):
        readable = shapes.readable(shape)
        for field in readable:
            name = word(field.wire)
            if not objects(api, field.type) or name in HOLDERS - WRAPPERS:
                continue
            sure = len(readable) == 1 or name in WRAPPERS
            if not sure and not is_page(api, field.type):
                continue
            lists = _lists(api, field.type, nouns)
            inner = _best(api, field.type, lists, nouns, depth + 1)
            if inner is not None:
                path = (field.wire, *inner.path)
                # What holds nothing but a wrapper is one itself.
                alone = len(readable) == 1 and len(inner.path) > 1
                wrapped = inner.wrapped and (name in WRAPPERS or alone)
                paged = inner.paged or is_page(api, field.type)
                found.append(List(path, inner.item, wrapped, paged))
    distinct = {each.path: each for each in found}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def is_page(api: ir.Api, type_: ir.Type) -> bool:
    """Whether an object is a page itself: a list, and what is told of the next one."""
    for shape in objects(api, type_):
        told = lists = False
        for field in shapes.readable(shape):
            inner = bare(api, field.type)
            name = word(field.wire)
            lists = lists or isinstance(inner, ir.Array)
            told = told or (is_number(inner) and name in ALL_ITEMS)
            told = told or (is_text(inner) and name in _NEXT)
        if told and lists:
            return True
    return False


_NEXT = (
    NEXT_ONLY | NEXT_URLS | frozenset(name for name in NEXT_CURSORS if "next" in name)
)


def _map(api: ir.Api, type_: ir.Type, nouns: tuple[str, ...]) -> List | None:
    """The map of items of a reply that has no list."""
    found: list[List] = []
    for shape in objects(api, type_):
        for field in shapes.readable(shape):
            inner = bare(api, field.type)
            if not isinstance(inner, ir.Map):
                continue
            name = word(field.wire)
            holds = isinstance(bare(api, inner.value), ir.Array | ir.Object | ir.Union)
            known = name in LISTS or any(_is_akin(name, noun) for noun in nouns)
            item = item_of(api, inner)
            if item is not None and holds and known:
                found.append(List((field.wire,), item))
    return found[0] if len(found) == 1 else None
