"""JSON values, and Python values written as JSON."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard, cast
from uuid import UUID

from .omit import OMIT, Omit

if TYPE_CHECKING:
    JsonValue: TypeAlias = (
        dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None
    )
    """Any value that a JSON text can hold."""
else:
    # pydantic cannot read an alias that holds itself, and need not look into these.
    JsonValue = Any


def dumps(value: object) -> bytes:
    """Write a value as UTF-8 JSON without spaces.

    Models are written under their wire names, with the fields that were set and that a
    request may carry. Dates and times become RFC 3339 text, UUIDs text, decimals numbers
    of any precision, bytes standard base64. `OMIT` leaves out the property or item that
    holds it.

    Raises ValueError for NaN, infinities, circular values and nesting too deep, TypeError
    for values that have no JSON form.
    """
    try:
        text = _written(value)
    except RecursionError:
        raise ValueError("the value is nested too deeply for JSON") from None
    return text.encode("utf-8", "backslashreplace")  # JSON escapes lone surrogates so


def loads(content: bytes) -> JsonValue:
    """Read a JSON text: integers of any size are exact, a byte order mark is skipped.

    NaN and infinities, which some servers write, are read as floats. Raises ValueError
    for anything else that is no JSON, and for nesting too deep to be represented.
    """
    try:
        return cast("JsonValue", json.loads(content))
    except RecursionError:
        raise ValueError("the JSON text is nested too deeply") from None


def kind(value: object) -> str:
    """The JSON type of a value: object, array, string, number, boolean or null."""
    return _KINDS.get(type(value), "value")


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


_ARRAYS = (list, tuple)


def is_array(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether a value is a JSON array, or a tuple, which is written as one."""
    return isinstance(value, _ARRAYS)


def plain(value: object) -> Any:
    """One step from a Python value towards JSON: to a dict, list, text, number,
    decimal or None.

    Items of collections stay as they are. Raises TypeError if there is no JSON form.
    """
    if isinstance(value, _PLAIN):
        return cast("object", value)
    for base in type.mro(type(value)):
        if convert := _CONVERT.get(base):
            return convert(value)
    if fields := getattr(value, "__wire__", None):  # a model
        return fields()
    if dump := getattr(
        value, "model_dump", None
    ):  # a pydantic model of a program's own
        return dump(mode="json", by_alias=True)
    if names := getattr(value, "__dataclass_fields__", None):
        return {name: getattr(value, name) for name in names}
    if _is_mapping(value):
        return dict(value)
    hint = "; make it a list" if hasattr(value, "__next__") else ""
    raise TypeError(f"a value of type {type(value).__name__} cannot be sent{hint}")


def _datetime(value: datetime) -> str:
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def decimal_text(value: Decimal) -> str:
    """A decimal in digits. Raises ValueError for one that is not finite."""
    if not value.is_finite():
        raise ValueError("a decimal that is not finite cannot be sent")
    return str(value) if abs(value.adjusted()) > _MOST_DIGITS else format(value, "f")


def _written(value: object) -> str:
    try:
        return _WRITER.encode(value)
    except _Omitted:
        return _written(_pruned(value))
    except _Precise:
        return _precisely(_pruned(value))


_MOST_DIGITS = 40
"""A decimal of more is written with an exponent."""


def _default(value: object) -> Any:
    """What the writer of JSON does not know, one step closer to it."""
    return _number(value) if isinstance(value, Decimal) else plain(value)


def _number(value: Decimal) -> int | float:
    written = decimal_text(value)
    if value == value.to_integral_value() and "." not in written and "E" not in written:
        return int(written)
    number = float(value)
    if number in _INFINITE or Decimal(repr(number)) != value:
        raise _Precise
    return number


_INFINITE = (float("inf"), float("-inf"))


def _precisely(value: object) -> str:
    """The JSON text of a value that holds decimals which no float is equal to."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    value = plain(value)
    if is_object(value):
        members = (
            f"{_WRITER.encode(str(k))}:{_precisely(v)}" for k, v in value.items()
        )
        return f"{{{','.join(members)}}}"
    if is_array(value):
        return f"[{','.join(map(_precisely, value))}]"
    return _WRITER.encode(value)


def _base64(value: bytes | bytearray | memoryview) -> str:
    return base64.b64encode(value).decode("ascii")


def _omitted(value: Omit) -> object:
    raise _Omitted


def _pruned(value: object) -> object:
    value = plain(value)
    if is_object(value):
        return {key: _pruned(each) for key, each in value.items() if each is not OMIT}
    if is_array(value):
        return [_pruned(each) for each in value if each is not OMIT]
    return value


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


class _Omitted(TypeError):
    """`OMIT` was met inside a value."""


class _Precise(TypeError):
    """A decimal was met that no float is equal to."""


_PLAIN = (str, int, float, Decimal, dict, list, tuple, type(None))

_CONVERT: dict[type, Callable[[Any], Any]] = {
    datetime: _datetime,
    date: date.isoformat,
    time: time.isoformat,
    UUID: str,
    bytes: _base64,
    bytearray: _base64,
    memoryview: _base64,
    set: list,
    frozenset: list,
    Enum: lambda member: member.value,
    Omit: _omitted,
}

_KINDS: dict[type, str] = {
    dict: "object",
    list: "array",
    str: "string",
    int: "number",
    float: "number",
    Decimal: "number",
    bool: "boolean",
    type(None): "null",
}

_WRITER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_default
)
