"""Annotations compared: which of two takes in the values of the other."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from ..sdk.annotation import Annotation, generic

_EVERYTHING = frozenset({"object", "Any", "JsonValue"})
_WITHIN = {("int", "float"), ("bool", "int"), ("bool", "float")}


class Relation(StrEnum):
    """What became of a type."""

    SAME = "same"
    WIDENED = "widened"
    NARROWED = "narrowed"
    CHANGED = "changed"


@lru_cache(maxsize=4096)
def relation(old: Annotation, new: Annotation) -> Relation:
    """Whether the annotation `new` takes more, fewer or other values than `old`.

    Both are as people write them (`sdk.annotation.spoken`). Containers count as covariant,
    `int` as a `float`, a literal as a value of its type.
    """
    if old == new:
        return Relation.SAME
    wider, narrower = _within(old, new), _within(new, old)
    if wider and narrower:
        return Relation.SAME
    if wider:
        return Relation.WIDENED
    return Relation.NARROWED if narrower else Relation.CHANGED


def _within(inner: Annotation, outer: Annotation) -> bool:
    wanted = list(_options(outer))
    equals = set(wanted)
    # Enumerations may be long: a value that is not listed can only be of a listed type.
    types = [option for option in wanted if not option.is_literal]
    return all(
        option in equals or any(_fits(option, other) for other in types)
        for option in _options(inner)
    )


def _options(annotation: Annotation) -> Iterator[Annotation]:
    """The options of a type, each value of a `Literal` by itself."""
    for option in annotation.options:
        if option.is_literal and len(option.arguments) > 1:
            yield from (generic("Literal", value) for value in option.arguments)
        else:
            yield option


def _fits(inner: Annotation, outer: Annotation) -> bool:
    if outer.head in _EVERYTHING:
        return inner.head != "Omit"
    if inner.is_literal:
        return _type_of(inner.arguments[0]) == outer
    if inner.arguments:
        parts, others = inner.arguments, outer.arguments
        same = inner.head == outer.head and len(parts) == len(others)
        return same and all(map(_within, parts, others))
    known = (inner.head, outer.head)
    return not outer.arguments and (inner == outer or known in _WITHIN)


def _type_of(value: str) -> str:
    """The type of a value in a `Literal`."""
    if value in ("True", "False"):
        return "bool"
    if value[0] in "\"'":
        return "str"
    return "bytes" if value[0] == "b" else "int"
