"""Numeric limits of a schema."""

from __future__ import annotations

import math
from fractions import Fraction

from .pairs import Pair
from .shape import Node, Shape

Number = int | float

_LIMITS = {
    "maximum": "max",
    "exclusiveMaximum": "exclusive-max",
    "minimum": "min",
    "exclusiveMinimum": "exclusive-min",
    "maxLength": "max-length",
    "minLength": "min-length",
    "maxItems": "max-items",
    "minItems": "min-items",
    "maxProperties": "max-properties",
    "minProperties": "min-properties",
    "maxContains": "max-contains",
    "minContains": "min-contains",
}
_IMPLIED = {"minLength": 0, "minItems": 0, "minProperties": 0}
_EXCLUSIVE = {"maximum": "exclusiveMaximum", "minimum": "exclusiveMinimum"}


def compare_bounds(pair: Pair) -> None:
    """Note each limit that was set, lifted, raised or lowered."""
    moved = _moved(pair)
    for keyword, name in _LIMITS.items():
        if keyword not in moved:
            _limit(pair, keyword, name)
    _multiple_of(pair)
    old, new = pair.old.node.get("uniqueItems"), pair.new.node.get("uniqueItems")
    if bool(old) != bool(new):
        pair.note(
            "unique-items-added" if new else "unique-items-removed",
            bool(old),
            bool(new),
            keyword="uniqueItems",
        )


def _number(node: Node, keyword: str) -> Number | None:
    value = node.get(keyword)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not math.isfinite(value):
        return None
    # A lower limit of zero on a length says no more than its absence.
    return None if keyword in _IMPLIED and value <= 0 else value


def _limit(pair: Pair, keyword: str, name: str) -> None:
    old, new = _number(pair.old.node, keyword), _number(pair.new.node, keyword)
    if old == new:
        return
    if old is None:
        what = "set"
    elif new is None:
        what = "unset"
    else:
        what = "increased" if new > old else "decreased"
    pair.note(f"{name}-{what}", old, new, keyword=keyword)


def _moved(pair: Pair) -> frozenset[str]:
    """Limits where one side is inclusive and another exclusive: judged as one limit."""
    done: set[str] = set()
    for plain, exclusive in _EXCLUSIVE.items():
        sides = pair.old, pair.new
        has = [
            {key for key in (plain, exclusive) if _number(shape.node, key) is not None}
            for shape in sides
        ]
        if has[0] == has[1] or has[0] | has[1] != {plain, exclusive}:
            continue
        done |= {plain, exclusive}
        upper = plain == "maximum"
        old, new = (_tightest(shape, plain, exclusive, upper) for shape in sides)
        if old is None or new is None:
            before, after = old and _said(old), new and _said(new)
            keyword = exclusive if (new or old or (0, False))[1] else plain
            what = "set" if old is None else "unset"
            pair.note(f"{_LIMITS[keyword]}-{what}", before, after, keyword=keyword)
        elif _reach(pair.old, old, upper) != _reach(pair.new, new, upper):
            rises = _reach(pair.new, new, upper) > _reach(pair.old, old, upper)
            keyword = exclusive if new[1] else plain
            what = "increased" if rises else "decreased"
            name = f"{_LIMITS[keyword]}-{what}"
            pair.note(name, _said(old), _said(new), keyword=keyword)
    return frozenset(done)


def _tightest(
    shape: Shape, plain: str, exclusive: str, upper: bool
) -> tuple[Number, bool] | None:
    """The limit that holds of the two that a schema may have, and whether it is excluded."""
    limits = [
        (value, keyword == exclusive)
        for keyword in (plain, exclusive)
        if (value := _number(shape.node, keyword)) is not None
    ]
    pick = min if upper else max
    return pick(limits, key=lambda limit: _reach(shape, limit, upper), default=None)


def _reach(shape: Shape, limit: tuple[Number, bool], upper: bool) -> tuple[Number, int]:
    """How far a limit lets values go, for comparisons. The next integer inside of an
    excluded limit is where integers end; others come as close as they like."""
    value, excluded = limit
    whole = shape.atoms is not None and all(
        atom.type == "integer" for atom in shape.atoms
    )
    if whole and shape.atoms and excluded:
        return math.ceil(value) - 1 if upper else math.floor(value) + 1, 0
    if whole and shape.atoms:
        return math.floor(value) if upper else math.ceil(value), 0
    return value, (-1 if upper else 1) if excluded else 0


def _said(limit: tuple[Number, bool]) -> str:
    return f"{limit[0]} excluded" if limit[1] else str(limit[0])


def _multiple_of(pair: Pair) -> None:
    old, new = _number(pair.old.node, "multipleOf"), _number(
        pair.new.node, "multipleOf"
    )
    if old == new:
        return
    if old is None or new is None:
        name = "multiple-of-set" if old is None else "multiple-of-unset"
    elif old and new and _divides(old, new):
        name = "multiple-of-tightened"
    elif old and new and _divides(new, old):
        name = "multiple-of-loosened"
    else:
        name = "multiple-of-changed"
    pair.note(name, old, new, keyword="multipleOf")


def _divides(part: Number, whole: Number) -> bool:
    """As people write numbers: 0.1 is the tenth part of one, which a `float` is not."""
    return (Fraction(str(whole)) / Fraction(str(part))).denominator == 1
