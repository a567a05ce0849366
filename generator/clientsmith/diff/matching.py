"""Which part of one list of schemas is which part of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from .expansion import Expansion
from .merging import merged
from .shape import Shape, Shapes, digest

_MEMBERS = 3
_ALIKE = 0.5
"""The share of its members that makes a part the one that it was."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of parts that are the same thing, and those without a partner.

    `renamed` are the pairs whose component has another name now.
    """

    pairs: tuple[tuple[Shape, Shape], ...]
    renamed: tuple[tuple[Shape, Shape], ...]
    removed: tuple[Shape, ...]
    added: tuple[Shape, ...]


def match(
    old: Iterable[Shape], new: Iterable[Shape], shapes: tuple[Shapes, Shapes]
) -> Matching:
    """Find partners: by component, by content, by tag or title, by elimination, by kind, by
    the members that they share."""
    left, right = list(old), list(new)
    pairs: list[tuple[Shape, Shape]] = []
    for key in (_by_name, _by_content):
        pairs += _pair_up(left, right, key)
    if left and right:
        pairs += _equal(left, right, shapes)
    for key in (_by_tag, _by_title):
        pairs += _pair_up(left, right, key)
    if len(left) == len(right) == 1 and not (left[0].name and right[0].name):
        pairs.append((left.pop(), right.pop()))
    pairs += _pair_up(left, right, _by_kind)
    if left and right:
        pairs += _alike(left, right, shapes)
    renamed = tuple(
        (old, new)
        for old, new in pairs
        if old.name and new.name and old.name != new.name
    )
    return Matching(tuple(pairs), renamed, tuple(left), tuple(right))


def _equal(
    left: list[Shape], right: list[Shape], shapes: tuple[Shapes, Shapes]
) -> list[tuple[Shape, Shape]]:
    """Parts that say the same, by reference or in place."""
    sides = Expansion(shapes[0]), Expansion(shapes[1])
    pairs = []
    for shape in tuple(left):
        said = sides[0].text(shape)
        partner = next((one for one in right if sides[1].text(one) == said), None)
        if partner is not None:
            left.remove(shape)
            right.remove(partner)
            pairs.append((shape, partner))
    return pairs


def _alike(
    left: list[Shape], right: list[Shape], shapes: tuple[Shapes, Shapes]
) -> list[tuple[Shape, Shape]]:
    """Parts that share most of their members, the best first; two components with two
    names are two things."""
    members = [
        [_members(shape, side) for shape in parts]
        for parts, side in zip((left, right), shapes, strict=True)
    ]
    scores = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            shared, every = members[0][i] & members[1][j], members[0][i] | members[1][j]
            if one.atoms == other.atoms and not (one.name and other.name) and every:
                scores.append((len(shared) / len(every), -i, -j))
    pairs: list[tuple[Shape, Shape]] = []
    taken: set[int] = set()
    for score, i, j in sorted(scores, reverse=True):
        one, other = left[-i], right[-j]
        if score >= _ALIKE and not {id(one), id(other)} & taken:
            taken |= {id(one), id(other)}
            pairs.append((one, other))
    left[:] = [shape for shape in left if id(shape) not in taken]
    right[:] = [shape for shape in right if id(shape) not in taken]
    return pairs


def _members(shape: Shape, shapes: Shapes) -> frozenset[str]:
    whole = merged(shape, shapes) or shape
    return frozenset(whole.mapping("properties"))


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
