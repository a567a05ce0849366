"""Numeric limits of a schema."""

from __future__ import annotations

from .pairs import Pair
from .shape import Node

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


def _number(node: Node, keyword: str) -> float | int | None:
    value = node.get(keyword)
    if isinstance(value, bool) or not isinstance(value, int | float):
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
    """Limits that changed between inclusive and exclusive: judged as one limit."""
    done: set[str] = set()
    for plain, exclusive in _EXCLUSIVE.items():
        before = _number(pair.old.node, plain), _number(pair.old.node, exclusive)
        after = _number(pair.new.node, plain), _number(pair.new.node, exclusive)
        if None not in (before[0], after[1]) and before[1] is None and after[0] is None:
            old, new, to_exclusive = before[0], after[1], True
        elif (
            None not in (before[1], after[0]) and before[0] is None and after[1] is None
        ):
            old, new, to_exclusive = before[1], after[0], False
        else:
            continue
        done |= {plain, exclusive}
        upper = plain == "maximum"
        assert old is not None and new is not None
        # The same number excluded lets less pass than included.
        rises = new > old if old != new else to_exclusive is not upper
        keyword = exclusive if to_exclusive else plain
        pair.note(
            f"{_LIMITS[keyword]}-{'increased' if rises else 'decreased'}",
            f"{old}{'' if to_exclusive else ' excluded'}",
            f"{new}{' excluded' if to_exclusive else ''}",
            keyword=keyword,
        )
    return frozenset(done)


def _multiple_of(pair: Pair) -> None:
    old, new = _number(pair.old.node, "multipleOf"), _number(
        pair.new.node, "multipleOf"
    )
    if old == new:
        return
    if old is None or new is None:
        name = "multiple-of-set" if old is None else "multiple-of-unset"
    elif old and new and not new % old:
        name = "multiple-of-tightened"
    elif old and new and not old % new:
        name = "multiple-of-loosened"
    else:
        name = "multiple-of-changed"
    pair.note(name, old, new, keyword="multipleOf")
