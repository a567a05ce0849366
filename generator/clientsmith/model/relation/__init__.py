"""Whether every value that one schema allows is allowed by another: yes, no, or unknown.

A schema is read as a set of JSON values: a union of parts, each of one type. `yes` is
proven part by part; `no` comes with a value that one schema allows and the other does
not; everything else is unknown. Formats that only annotate, examples and the like say
nothing about values.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, islice

from .formats import restricts
from .instances import accepts, written_forms
from .keywords import implied_types
from .patterns import fits
from .redundant import ANNOTATIONS, OPEN_PATTERNS, drop_redundant_keywords
from .schema import Answer, Document, Schema, Unclear
from .within import Prover
from .witnesses import values_of

__all__ = [
    "ANNOTATIONS",
    "OPEN_PATTERNS",
    "Answer",
    "Document",
    "Schema",
    "accepts",
    "compare",
    "drop_redundant_keywords",
    "find_witness",
    "fits",
    "implied_types",
    "is_empty",
    "restricts",
    "written_forms",
]

_MOST_TRIES = 400
Same = Callable[[object, object], bool]


def _is_one_node(one: object, other: object) -> bool:
    return one is other


def compare(one: Schema, other: Schema, same: Same = _is_one_node) -> Answer:
    """Whether each value of `one` is a value of `other`.

    Args:
        one: a schema.
        other: another, often of another document.
        same: tells of two nodes whether they are known to say the same.
    """
    try:
        if Prover(same).is_within(one, other):
            return Answer.YES
    except (Unclear, RecursionError):
        return Answer.UNKNOWN
    if one.document.written:
        # Values are made of JSON, and another one may be written alike.
        return Answer.UNKNOWN
    return Answer.UNKNOWN if find_witness(one, other) is None else Answer.NO


def is_empty(schema: Schema) -> bool:
    """Whether it is proven that a schema allows no value."""
    try:
        return Prover(_is_one_node).is_empty(schema)
    except (Unclear, RecursionError):
        return False


def find_witness(one: Schema, other: Schema) -> tuple[object] | None:
    """A value of `one` that is none of `other`; None where none is found."""
    steps = count()
    try:
        for value in islice(values_of(one, other), _MOST_TRIES):
            if accepts(other, value, steps) is False and accepts(one, value, steps):
                return (value,)
    except (Unclear, RecursionError):
        pass
    return None
