"""What each kind of scalar is, a row a kind: the formats that make it, how it is annotated, which
JSON values are of it, and one to show.

A further string format is a kind and its row here, and a row in the runtime's tables of what is
read (`reading.py`, `exact.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from .ir import Json, Kind

_UUID = re.compile(r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What is known of a kind.

    `reply` names the Python type of what comes, `request` those of what may be passed, the same
    where nothing is said. `formats` are pairs of a JSON type and a format that make the kind, and
    `sample` is a value where every one will do. `xml` is the schema of its text in XML, empty
    where XML has none of its own; `structured` says that a document of one element may hold it.
    """

    reply: str
    holds: Callable[[Json], bool]
    request: tuple[str, ...] = ()
    formats: tuple[tuple[str, str], ...] = ()
    sample: Json = None
    xml: str = ""
    structured: bool = False


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_integer(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_boolean(value: Json) -> bool:
    return isinstance(value, bool)


def _is_null(value: Json) -> bool:
    return value is None


def _is_any(_: Json) -> bool:
    return True


def _is_never(_: Json) -> bool:
    return False


def _matches(pattern: re.Pattern[str]) -> Callable[[Json], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _parses(parse: Callable[[str], object], least: int = 0) -> Callable[[Json], bool]:
    """Whether a text of more than `least` characters can be read."""

    def holds(value: Json) -> bool:
        if not isinstance(value, str) or len(value) <= least:
            return False
        try:
            parse(value)
        except ValueError:
            return False
        return True

    return holds


_DATE_ALONE = len("2025-01-01")

KINDS: Mapping[Kind, KindFacts] = {
    Kind.STRING: KindFacts("str", _is_text, xml="string"),
    Kind.INTEGER: KindFacts(
        "int",
        _is_integer,
        formats=(("number", "int32"), ("number", "int64"), ("number", "integer")),
        xml="integer",
        structured=True,
    ),
    Kind.NUMBER: KindFacts("float", _is_number, xml="number", structured=True),
    Kind.DECIMAL: KindFacts(
        "Decimal",
        _matches(_NUMBER),
        formats=(("string", "decimal"),),
        structured=True,
    ),
    Kind.BOOLEAN: KindFacts(
        "bool", _is_boolean, sample=True, xml="boolean", structured=True
    ),
    Kind.NULL: KindFacts("None", _is_null, xml="null"),
    Kind.DATETIME: KindFacts(
        "datetime",
        _parses(datetime.fromisoformat, _DATE_ALONE),
        formats=(
            *(("string", "date-time"), ("string", "datetime"), ("string", "dateTime")),
            ("string", "google-datetime"),
        ),
        structured=True,
    ),
    Kind.DATE: KindFacts(
        "date",
        _parses(date.fromisoformat),
        formats=(("string", "date"),),
        structured=True,
    ),
    Kind.TIME: KindFacts(
        "time",
        _parses(time.fromisoformat),
        formats=(("string", "time"),),
        sample="09:30:00",
        structured=True,
    ),
    Kind.UUID: KindFacts(
        "UUID",
        _matches(_UUID),
        request=("UUID", "str"),
        formats=(
            *(("string", "uuid"), ("string", "uuid4"), ("string", "UUID")),
            ("string", "guid"),
        ),
        sample="123e4567-e89b-12d3-a456-426614174000",
        structured=True,
    ),
    Kind.BASE64: KindFacts(
        "Base64",
        _matches(_BASE64),
        request=("bytes",),
        formats=(("string", "byte"), ("string", "base64")),
        sample="Y29udGVudA==",
    ),
    Kind.BINARY: KindFacts(
        "str",
        _is_text,
        request=("FileInput",),
        formats=(("string", "binary"),),
        xml="string",
    ),
    Kind.ANY: KindFacts("JsonValue", _is_any, request=("object",), sample={}),
    Kind.NEVER: KindFacts("JsonValue", _is_never, request=("object",)),
}

FORMATS: Mapping[tuple[str, str], Kind] = {
    pair: kind for kind, facts in KINDS.items() for pair in facts.formats
}
"""Formats that change the type; all others are kept as words for readers. `duration` stays
a string, since Python's timedelta cannot hold months."""
