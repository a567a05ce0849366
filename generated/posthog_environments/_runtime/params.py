"""How parameter values are written: the styles of OpenAPI 3.1, section 4.8.12.

An encoder turns a name and a value into (name, text) pairs, everything already quoted
for the place it goes to; a pair whose name is empty is text alone. Null and omitted
values are left out, and so are empty lists and objects (RFC 6570, section 2.3).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias
from urllib.parse import quote, quote_plus

from .json import decimal_text, dumps, is_array, is_object, plain
from .message import check_header
from .omit import OMIT

Quote: TypeAlias = Callable[[str], str]
Pairs: TypeAlias = list[tuple[str, str]]
Encoder: TypeAlias = Callable[[str, object, bool, Quote], Pairs]

_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_COOKIE = re.compile(r"[!-:<-\[\]-~]*")  # what RFC 6265 allows, with quotes and commas
_RESERVED = ":/?@!$'()*,;="  # of RFC 3986, but for what would end or split a pair


def text(value: object) -> str:
    """A scalar as it is written outside of JSON: `true`, `1.5`, RFC 3339 dates, UUIDs,
    decimals in digits.

    Lists and objects become JSON text. Raises ValueError for NaN and infinities,
    TypeError for values that cannot be written.
    """
    if isinstance(value, Enum):
        value = value.value
    value = plain(value)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a number that is not finite cannot be sent")
    if isinstance(value, int | float):
        return repr(value)
    return dumps(value).decode()


def in_path(value: str) -> str:
    """Quote a value so that it stays within one path segment."""
    return quote(value, safe="")


def in_query(value: str) -> str:
    """Quote a query or cookie value."""
    return quote(value, safe="")


def in_query_reserved(value: str) -> str:
    """Quote a query value under `allowReserved`: reserved characters stay as they are,
    but for those that would end or split it (`&`, `#`, `+`, brackets)."""
    return quote(value, safe=_RESERVED)


def in_form(value: str) -> str:
    """Quote a value of an `application/x-www-form-urlencoded` body."""
    return quote_plus(value, safe="")


def as_it_is(value: str) -> str:
    """No quoting: headers, and parts of multipart bodies."""
    return value


def encode(style: str, name: str, value: object, explode: bool, quote: Quote) -> Pairs:
    """Write a value in a style; `name` is quoted too."""
    if value is None or value is OMIT:
        return []
    return encoder(style)(quote(name), value, explode, quote)


def encoder(style: str) -> Encoder:
    """How values are written in a style: what `encode` does, but for the name's quotes.

    `form pipeDelimited` is Swagger 2.0's list whose items are lists in another style: the
    first word is about the list, the next ones are about the lists in it. Where there is
    none, those are separated by commas. Raises ValueError for a style that there is not.
    """
    outer, *inner = style.split()
    if outer not in STYLES or not STYLES.keys() >= {*inner}:
        raise ValueError(f"unknown style {style!r}")
    write = STYLES[outer]
    if not inner:
        return write

    def written(name: str, value: object, explode: bool, quote: Quote) -> Pairs:
        value = plain(value)
        if is_array(value):
            given = [item for item in value if _is_given(item)]
            value = [_Quoted(_item(item, quote, *inner)) for item in given]
        return write(name, value, explode, quote)

    return written


def exploded(style: str, explode: bool | None) -> bool:
    """Whether a style is exploded where the description does not say so."""
    return style in ("form", "cookie", "deepObject") if explode is None else explode


def header(
    name: str, value: object, explode: bool = False, style: str = "simple"
) -> str | None:
    """Write a header's value, or None if there is nothing to send.

    Raises ValueError for a value that would break the header; it is not shown.
    """
    pairs = encode(style, name, value, explode, as_it_is)
    return check_header(name, pairs[0][1]) if pairs else None


def cookie(name: str, value: object, explode: bool = True, style: str = "form") -> str:
    """Write a cookie as pairs for the Cookie header; empty if there is nothing to send.

    In style `form`, values are percent-encoded, so that none can end its pair; in style
    `cookie` (OpenAPI 3.2), they are sent as they are. Raises ValueError for one that cannot
    be; it is not shown.
    """
    if not _TOKEN.fullmatch(name):
        raise ValueError(f"{name!r} is not a cookie name")
    quote = as_it_is if style == "cookie" else in_query
    pairs = encode(style, name, value, explode, quote)
    if any(not _COOKIE.fullmatch(text) for pair in pairs for text in pair):
        raise ValueError(f"the cookie {name!r} has to be given in escaped form")
    return "; ".join(f"{key}={each}" for key, each in pairs)


# --- the encoders ----------------------------------------------------------------------


def _simple(name: str, value: object, explode: bool, quote: Quote) -> Pairs:
    flat = _flat(value, quote)
    if isinstance(flat, dict):
        return _alone(",".join(_members(flat, explode)), flat)
    return _alone(flat if isinstance(flat, str) else ",".join(flat), flat)


def _label(name: str, value: object, explode: bool, quote: Quote) -> Pairs:
    flat = _flat(value, quote)
    mark = "." if explode else ","
    if isinstance(flat, dict):
        return _alone("." + mark.join(_members(flat, explode)), flat)
    return _alone("." + (flat if isinstance(flat, str) else mark.join(flat)), flat)


def _matrix(name: str, value: object, explode: bool, quote: Quote) -> Pairs:
    flat = _flat(value, quote)
    if isinstance(flat, str):
        return [("", f";{name}={flat}" if flat else f";{name}")]
    if isinstance(flat, dict):
        members = list(_members(flat, explode))
        written = members if explode else [f"{name}={','.join(members)}"]
    else:
        written = [f"{name}={v}" for v in (flat if explode else [",".join(flat)])]
    return _alone("".join(";" + each for each in written), flat)


def _delimited(mark: str) -> Encoder:
    def encoder(name: str, value: object, explode: bool, quote: Quote) -> Pairs:
        value = plain(value)
        if explode and is_object(value):
            # A list in an object repeats, as it does without the object around it.
            return [
                (quote(text(key)), each)
                for key, item in _given(value)
                for each in _members_of(item, quote)
            ]
        flat = _flat(value, quote)
        if isinstance(flat, str):
            return [(name, flat)]
        if explode and isinstance(flat, list):
            return [(name, each) for each in flat]
        # A comma separates as it is; other marks are no legal part of a URL.
        joint = mark if mark == "," else quote(mark)
        each = _members(flat, False) if isinstance(flat, dict) else flat
        return [(name, joint.join(each))] if flat else []

    return encoder


def _deep(name: str, value: object, explode: bool, quote: Quote) -> Pairs:
    """Brackets for each level. Lists of scalars repeat `name[]`, lists of objects are
    numbered: the specification is silent on both, and this is what servers read."""
    value = plain(value)
    pairs: Pairs = []
    if is_object(value):
        for key, item in _given(value):
            inner = name + quote(f"[{text(key)}]")
            pairs += _deep(inner, item, explode, quote)
        return pairs
    if is_array(value):
        items = [plain(item) for item in value if _is_given(item)]
        numbered = any(is_object(item) or is_array(item) for item in items)
        for index, item in enumerate(items):
            inner = name + quote(f"[{index}]" if numbered else "[]")
            pairs += _deep(inner, item, explode, quote)
        return pairs
    return [(name, quote(text(value)))]


STYLES: Mapping[str, Encoder] = {
    "simple": _simple,
    "label": _label,
    "matrix": _matrix,
    "form": _delimited(","),
    "cookie": _delimited(","),
    "spaceDelimited": _delimited(" "),
    "pipeDelimited": _delimited("|"),
    "tabDelimited": _delimited("\t"),  # `tsv`, from Swagger 2.0
    "deepObject": _deep,
}
"""The encoder of each style. A further style is one more row."""

_MARKS = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}
"""What separates lists in lists, where it is no comma."""


# --- values, flattened -----------------------------------------------------------------


def _flat(value: object, quote: Quote) -> str | list[str] | dict[str, str]:
    """A scalar's text, a list's texts, or an object's names and texts, all quoted."""
    value = plain(value)
    if is_object(value):
        return {quote(text(key)): quote(text(item)) for key, item in _given(value)}
    if is_array(value):
        return [_item(item, quote) for item in value if _is_given(item)]
    return quote(text(value))


class _Quoted(str):
    """Text that is quoted already."""


def _item(value: object, quote: Quote, *styles: str) -> str:
    """An item of a list; lists in it are written in the styles given, and separated by
    commas behind these, as Swagger 2.0 has it."""
    if isinstance(value, _Quoted):
        return value
    value = plain(value)
    if not is_array(value):
        return quote(text(value))
    mark = _MARKS.get(styles[0]) if styles else None
    joint = quote(mark) if mark else ","
    return joint.join(_item(x, quote, *styles[1:]) for x in value if _is_given(x))


def _members_of(value: object, quote: Quote) -> list[str]:
    """The texts of a member of an exploded object: those of a list, or the one of another."""
    value = plain(value)
    if is_array(value):
        return [_item(each, quote) for each in value if _is_given(each)]
    return [quote(text(value))]


def _given(value: dict[Any, Any]) -> Iterator[tuple[Any, Any]]:
    return (pair for pair in value.items() if _is_given(pair[1]))


def _is_given(value: object) -> bool:
    return value is not None and value is not OMIT


def _members(flat: dict[str, str], explode: bool) -> Iterator[str]:
    for key, each in flat.items():
        if explode:
            yield f"{key}={each}"
        else:
            yield key
            yield each


def _alone(written: str, flat: str | list[str] | dict[str, str]) -> Pairs:
    return [("", written)] if isinstance(flat, str) or flat else []
