"""Texts of XML Schema (XSD 1.1, part 2) for the scalar values of JSON."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from .xml_shapes import Shape

_INTEGER = re.compile(r"[+-]?\d{1,4000}(\.0+)?")
_SPACE = re.compile(r"\s+")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def read_scalar(shape: Shape, text: str) -> Any:
    """The value of a text, which stays text if it is none of the kind. Nothing where a
    number, a date or the like should be is None."""
    if shape.kind == "enum":
        return _listed_value(shape.schema["enum"], text)
    if shape.kind not in _SCALARS:
        if shape.schema.get("contentEncoding"):
            return _SPACE.sub("", text)
        if "format" not in shape.schema:
            return text
        return text.strip() or None
    bare = text.strip()
    if not bare:
        return None
    value = _SCALARS[shape.kind](bare)
    return text if value is None else value


def _listed_value(values: list[Any], text: str) -> Any:
    bare = text.strip()
    for value in values:
        if value in (text, bare) or (
            not isinstance(value, str) and _spelled(value) == bare.lower()
        ):
            return value
    return text if not values or isinstance(values[0], str) else _number(bare) or text


def _spelled(value: Any) -> str:
    return str(value).lower()


def _integer(text: str) -> int | None:
    found = _INTEGER.fullmatch(text)
    return int(text.partition(".")[0]) if found else None


def _number(text: str) -> int | float | None:
    if (whole := _integer(text)) is not None and "." not in text:
        return whole
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and "_" not in text else None


_SCALARS: Mapping[str, Callable[[str], Any]] = {
    "boolean": lambda text: _BOOLEANS.get(text.lower()),
    "integer": _integer,
    "null": lambda text: None,
    "number": _number,
}


def narrowest(options: list[Shape], text: str) -> Any:
    """The value of a text by the narrowest of several scalar types that it fits."""
    for option in sorted(options, key=lambda each: _NARROW.index(each.kind)):
        value = read_scalar(option, text)
        if option.kind == "string" or (value is not None and value != text):
            return value
        if option.kind == "enum" and value in option.schema["enum"]:
            return value
    return text


_NARROW = ("enum", "boolean", "integer", "number", "null", "string")


def scalar_text(value: Any) -> str:
    """A number, truth value or text as XML Schema writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not math.isfinite(value):
            return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
        return repr(value)
    return str(value)
