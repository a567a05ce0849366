"""Decimals that travel as text: JSON has numbers, and many APIs do not trust them with money."""

from __future__ import annotations

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Iterable,
    Iterator,
    Mapping,
)
from decimal import Decimal
from typing import TypeAlias

from .json import decimal_text, is_array, is_object
from .uploads import is_series

Places: TypeAlias = Mapping[str, "Places"]
"""Where texts stand: by property, `*` for any and for items; what has no members is one."""

ANYWHERE: Places = {}


def places_of(paths: Iterable[str]) -> Places:
    """The places of paths such as `items/*/price`, with `~1` for a slash in a name."""
    below: dict[str, list[str]] = {}
    for path in paths:
        step, _, rest = path.partition("/")
        found = below.setdefault(step.replace("~1", "/").replace("~0", "~"), [])
        if rest:
            found.append(rest)
    return {step: places_of(rest) for step, rest in below.items()}


def as_texts(value: object, places: Places) -> object:
    """A value with text for the decimals in these places; models write their own."""
    if isinstance(value, Decimal):
        return value if places else decimal_text(value)
    if is_object(value):
        return {
            key: value[key] if inner is None else as_texts(value[key], inner)
            for key in value
            for inner in (_below(places, str(key)),)
        }
    if is_array(value):
        inner = _below(places, "*")
        return value if inner is None else [as_texts(each, inner) for each in value]
    if is_series(value):
        inner = _below(places, "*")
        return value if inner is None else _series(value, inner)
    return value


def _series(
    items: Iterable[object] | AsyncIterable[object], places: Places
) -> Iterator[object] | AsyncIterator[object]:
    """Items that come one after the other, each with text for its decimals."""
    if isinstance(items, AsyncIterable):
        return _later(items, places)
    return (as_texts(each, places) for each in items)


async def _later(items: AsyncIterable[object], places: Places) -> AsyncIterator[object]:
    async for each in items:
        yield as_texts(each, places)


def _below(places: Places, step: str) -> Places | None:
    if places is ANYWHERE:
        return ANYWHERE
    return places.get(step, places.get("*"))
