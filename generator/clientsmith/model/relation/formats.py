"""Formats that restrict values; every other format only annotates them."""

from __future__ import annotations

from fractions import Fraction

INTEGERS = {
    "int32": (Fraction(-(2**31)), Fraction(2**31 - 1)),
    "int64": (Fraction(-(2**63)), Fraction(2**63 - 1)),
}
"""The range of integers with a format (OpenAPI Format Registry)."""

STRINGS: dict[str, tuple[int, int | None, str]] = {
    "date": (10, 10, "2024-02-29"),
    "date-time": (20, None, "2024-02-29T12:00:00Z"),
    "time": (9, None, "12:00:00Z"),
    "duration": (3, None, "P1D"),
    "uuid": (36, 36, "6f6c2f0e-0c1d-4a56-9b6a-1f2e3d4c5b6a"),
    "email": (3, None, "a@example.com"),
    "idn-email": (3, None, "a@example.com"),
    "hostname": (1, 253, "example.com"),
    "idn-hostname": (1, None, "example.com"),
    "ipv4": (7, 15, "192.0.2.1"),
    "ipv6": (2, 45, "2001:db8::1"),
    "uri": (2, None, "https://example.com/a"),
    "uri-reference": (0, None, "/a"),
    "uri-template": (0, None, "/a/{b}"),
    "iri": (2, None, "https://example.com/a"),
    "iri-reference": (0, None, "/a"),
    "json-pointer": (0, None, "/a"),
    "relative-json-pointer": (1, None, "0"),
    "regex": (0, None, "a"),
    "byte": (0, None, "YQ=="),
    "binary": (0, None, "a"),
}
"""Per format of strings: the shortest and the longest value, and an example (JSON Schema
Validation 2020-12, section 7.3; `byte` and `binary` are OpenAPI's)."""

NUMBERS = frozenset({"float"})
"""Formats of numbers that hold less than a number of JSON."""


def restricts(type_: str, format_: str) -> bool:
    """Whether values of a type are fewer with a format."""
    if type_ == "string":
        return format_ in STRINGS
    if type_ == "integer":
        return format_ in INTEGERS
    return type_ == "number" and format_ in NUMBERS
