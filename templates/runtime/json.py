"""JSON values, and Python values written as JSON."""

from __future__ import annotations

from typing import TypeAlias

JsonValue: TypeAlias = (
    "dict[str, JsonValue] | list[JsonValue] | str | int | float | bool | None"
)
"""Any value that a JSON text can hold."""


def dumps(value: object) -> bytes:
    """Write a value as UTF-8 JSON without spaces.

    Models are written under their wire names, with the fields that were set and that a
    request may carry. Dates and times become RFC 3339 text, UUIDs and decimals text,
    bytes standard base64. `OMIT` leaves out the property or item that holds it.

    Raises ValueError for NaN, infinities and circular values, TypeError for values that
    have no JSON form.
    """
    raise NotImplementedError


def loads(content: bytes) -> JsonValue:
    """Read a JSON text, exactly: integers of any size, objects in order.

    Raises ValueError, also for nesting too deep to be represented.
    """
    raise NotImplementedError


def kind(value: object) -> str:
    """The JSON type of a value: object, array, string, number, boolean or null."""
    raise NotImplementedError
