"""Which part of one list of schemas is which part of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from .shape import Shape, digest

_MEMBERS = 3


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of parts that are the same thing, and those without a partner.

    `renamed` are the pairs whose component has another name now.
    """

    pairs: tuple[tuple[Shape, Shape], ...]
    renamed: tuple[tuple[Shape, Shape], ...]
    removed: tuple[Shape, ...]
    added: tuple[Shape, ...]


def match(old: Iterable[Shape], new: Iterable[Shape]) -> Matching:
    """Find partners: by component, by content, by tag or title, by kind, by elimination."""
    left, right = list(old), list(new)
    pairs: list[tuple[Shape, Shape]] = []
    lone = len(left), len(right)
    for key in (_by_name, _by_content, _by_tag, _by_title):
        pairs += _pair_up(left, right, key)
        lone = len(left), len(right)
    if lone == (1, 1) and not (left[0].name and right[0].name):
        pairs.append((left.pop(), right.pop()))
    pairs += _pair_up(left, right, _by_kind)
    renamed = tuple(
        (old, new)
        for old, new in pairs
        if old.name and new.name and old.name != new.name
    )
    return Matching(tuple(pairs), renamed, tuple(left), tuple(right))


def _pair_up(
    left: list[Shape], right: list[Shape], key: Callable[[Shape], Hashable]
) -> list[tuple[Shape, Shape]]:
    """Take the parts whose key is equal and unique on both sides out of both lists."""
    index: dict[Hashable, list[Shape]] = defaultdict(list)
    for shape in right:
        index[key(shape)].append(shape)
    counts: dict[Hashable, int] = defaultdict(int)
    for shape in left:
        counts[key(shape)] += 1
    pairs = []
    for shape in tuple(left):
        mark = key(shape)
        partners = index.get(mark, [])
        if mark is None or not partners or (key is not _by_content and (
            len(partners) > 1 or counts[mark] > 1
        )):  # fmt: skip
            continue
        partner = partners.pop(0)
        left.remove(shape)
        right.remove(partner)
        pairs.append((shape, partner))
    return pairs


def _by_name(shape: Shape) -> Hashable:
    return shape.name or None


def _by_content(shape: Shape) -> Hashable:
    return digest(shape.node)


def _by_tag(shape: Shape) -> Hashable:
    """Properties that can have one value only tell the options of a union apart."""
    tags = []
    for name, value in sorted(shape.mapping("properties").items()):
        if isinstance(value, dict):
            only = value.get("enum")
            if "const" in value:
                tags.append((name, digest(value["const"])))
            elif isinstance(only, list) and len(only) == 1:
                tags.append((name, digest(only[0])))
    return tuple(tags) or None


def _by_title(shape: Shape) -> Hashable:
    title = shape.node.get("title")
    return title if isinstance(title, str) else None


def _by_kind(shape: Shape) -> Hashable:
    """An inline option is known by its types, if it is the only one of them."""
    return shape.atoms if not shape.name and shape.atoms else None


def label(shape: Shape) -> str:
    """How a part is called in messages: its component, its title, what it holds, its place."""
    title = shape.node.get("title")
    if shape.name or isinstance(title, str):
        return shape.name or str(title)
    members = sorted(shape.mapping("properties"))
    if members:
        more = ", …" if len(members) > _MEMBERS else ""
        return f"object with {', '.join(members[:_MEMBERS])}{more}"
    return shape.types if shape.atoms else f"#{shape.at.rpartition('/')[2]}"
