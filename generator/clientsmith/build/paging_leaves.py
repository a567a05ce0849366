"""What stands beside a list in a reply, and what it says of the list's pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import ir, shapes
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


def roles(leaf: Leaf) -> Iterator[str]:
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
    if leaf.word in NEXT_URLS or leaf.word.startswith("loadmore"):
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


def leaves(api: ir.Api, type_: ir.Type, items: Path, path: Path = ()) -> Iterator[Leaf]:
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
            carries = bool(nested) or isinstance(inner, ir.Map)
            is_token_ = carries and word(field.wire) in NEXT_CURSORS - HOLDERS
            if plain or is_token_:
                kept = inner if is_token_ or not nested else plain[0]
                yield Leaf((*path, field.wire), field, kept)
    for wire, held in below:
        yield from leaves(api, held, items, (*path, wire))


def rel_next(api: ir.Api, type_: ir.Type) -> tuple[str | int, ...]:
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
