"""Whether a schema allows a value: yes, no, or None where that cannot be told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import count

from .parts import Part, Range, type_of
from .patterns import fits
from .reading import parts_of
from .schema import Schema, Unclear, canonical


def accepts(
    schema: Schema, value: object, steps: Iterator[int] | None = None
) -> bool | None:
    """Whether a value is among those of a schema.

    Args:
        steps: counts them, where several values are tried.
    """
    steps = count() if steps is None else steps
    if next(steps) > _MOST:
        return None
    try:
        return _any(_allows(part, value, steps) for part in parts_of(schema))
    except Unclear:
        return None


def written_forms(value: object) -> tuple[object, ...]:
    """The values that are written alike where everything is text: `1` and `"1"`."""
    if isinstance(value, bool | int):
        return value, json.dumps(value)
    if isinstance(value, str) and _SCALAR.fullmatch(value):
        return value, json.loads(value)
    return (value,)


_SCALAR = re.compile(r"true|false|0|-?[1-9]\d{0,17}")


def _any(answers: Iterable[bool | None]) -> bool | None:
    found: bool | None = False
    for answer in answers:
        if answer is True:
            return True
        found = None if answer is None else found
    return found


def _all(answers: Iterable[bool | None]) -> bool | None:
    found: bool | None = True
    for answer in answers:
        if answer is False:
            return False
        found = None if answer is None else found
    return found


_MOST = 20_000
"""Steps after which it cannot be told: alternatives multiply with each level of a value."""


def _allows(part: Part, value: object, steps: Iterator[int]) -> bool | None:
    if type_of(value) != part.type:
        return False
    return _all(_checks(part, value, steps))


def _checks(part: Part, value: object, steps: Iterator[int]) -> Iterator[bool | None]:
    if part.values is not None:
        yield canonical(value) in part.values
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Fraction(str(value))
        yield _holds(part.span, number)
        yield from ((number / step).denominator == 1 for step in part.steps)
    elif isinstance(value, str | list | Mapping):
        yield _holds(part.span, Fraction(len(value)))
    yield from (_fits(mark, value) for mark in part.marks)
    if part.members is not None and isinstance(value, Mapping):
        yield part.members.required <= value.keys()
        for name, item in value.items():
            yield accepts(part.members.member(name), item, steps)
    if part.elements is not None and isinstance(value, list):
        if part.elements.unique:
            yield len({canonical(item) for item in value}) == len(value)
        for index, item in enumerate(value):
            yield accepts(part.elements.element(index), item, steps)
    for out in part.unless:
        inside = _allows(out, value, steps)
        yield None if inside is None else not inside


def _holds(span: Range, number: Fraction) -> bool:
    return not span.joined(Range((number, False), (number, False))).empty


def _fits(mark: str, value: object) -> bool | None:
    kind, _, said = mark.partition(":")
    if kind == "format" and said in _FORMATS and isinstance(value, str):
        return _FORMATS[said].fullmatch(value) is not None or None
    if kind != "pattern" or not isinstance(value, str):
        return None
    return fits(said, value)


_DATE = r"\d{4}-\d\d-\d\d"
_FORMATS = {
    "date": re.compile(_DATE),
    "date-time": re.compile(_DATE + r"T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"),
    "uuid": re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
}
"""Texts that surely have a format; whether others have it is not told."""
