"""Values for examples: what the document gives where it fits, else what fits the type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from ..model import ir, shapes

_DEEPEST = 5
_SHALLOW, _MOST_MORE = 1, 40
"""How deep, and how many, fields are made that may be left out."""
_MOST_VALUES = 500
"""Values after which one example has no further members: types multiply level by level."""
_DAY = datetime(2025, 1, 1)
_TEXTS = {
    "email": "ada@example.com",
    "idn-email": "ada@example.com",
    "uri": "https://example.com",
    "uri-reference": "/path",
    "url": "https://example.com",
    "iri": "https://example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "password": "secret",
    "duration": "PT1H",
}
_IDENTIFIER = re.compile(r"(^|[-_ ])ids?$|[a-z]I[dD]$")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_ .-]{0,40}")
_UUID = re.compile(r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


@dataclass(slots=True)
class Samples:
    """Makes one example, of a reply if `reading`, with what may be left out if `whole`; times
    follow one another in the order in which they are needed."""

    api: ir.Api
    reading: bool = False
    whole: bool = False
    _times: int = field(default=0)
    _more: int = field(default=0)
    _values: int = field(default=0)

    def of(
        self, type_: ir.Type, given: ir.Json = ir.ABSENT, name: str = "value"
    ) -> ir.Json:
        """A JSON value of a type: `given` where it fits, else one that is made up."""
        self._values = 0
        return self._value(type_, given, name, 0)

    def _value(self, type_: ir.Type, given: ir.Json, name: str, depth: int) -> ir.Json:
        self._values += 1
        if given is not ir.ABSENT and not fits(self.api, type_, given):
            given = ir.ABSENT
        match type_:
            case ir.Ref(id=id_):
                declaration = self.api.declarations[id_]
                if given is ir.ABSENT:
                    given = next(
                        (
                            example
                            for example in declaration.examples
                            if fits(self.api, type_, example)
                        ),
                        given,
                    )
                if isinstance(declaration, ir.Object):
                    return self._object(declaration, given, depth)
                if depth > _DEEPEST * 2:
                    return None
                return self._value(declaration.target, given, name, depth + 1)
            case ir.Array(item=item):
                if depth > _DEEPEST:
                    return []
                values = [ir.ABSENT] if given is ir.ABSENT else given
                return [self._value(item, value, name, depth + 1) for value in values]
            case ir.Map(value=item):
                if given is ir.ABSENT:
                    given = {} if depth > _DEEPEST else {"key": ir.ABSENT}
                return {
                    key: self._value(item, value, key, depth + 1)
                    for key, value in given.items()
                }
            case ir.Tuple(items=items):
                values = [ir.ABSENT] * len(items) if given is ir.ABSENT else given
                return [
                    self._value(item, value, name, depth + 1)
                    for item, value in zip(items, values, strict=False)
                    if given is not ir.ABSENT or self._values < _MOST_VALUES
                ]
            case ir.Union():
                return self._value(
                    chosen(self.api, type_, given), given, name, depth + 1
                )
            case ir.Literals(values=options):
                if given is not ir.ABSENT:
                    return given
                return next((item for item in options if item is not None), None)
            case ir.Scalar():
                return given if given is not ir.ABSENT else self._scalar(type_, name)

    def _object(
        self, declaration: ir.Object, given: ir.Json, depth: int
    ) -> dict[str, Any]:
        members = shapes.readable if self.reading else shapes.writable
        fields = members(declaration)
        if not fields:
            return {} if given is ir.ABSENT else dict(given)
        known: Mapping[str, ir.Json] = {} if given is ir.ABSENT else given
        made: dict[str, Any] = {}
        for item in fields:
            value = known.get(item.wire, ir.ABSENT)
            if value is ir.ABSENT and not self._is_made(item, depth):
                continue
            if value is ir.ABSENT and item.examples:
                value = item.examples[0]
            made[item.wire] = self._value(item.type, value, item.wire, depth + 1)
        return made

    def _is_made(self, item: ir.Field, depth: int) -> bool:
        """Whether an object has a field of which no value is given."""
        if item.required:
            return depth <= _DEEPEST and self._values < _MOST_VALUES
        self._more += 1
        return self.whole and depth <= _SHALLOW and self._more <= _MOST_MORE

    def _scalar(self, type_: ir.Scalar, name: str) -> ir.Json:
        limits = dict(type_.constraints)
        match type_.kind:
            case ir.Kind.STRING | ir.Kind.BINARY:
                return _text(type_, name, limits)
            case ir.Kind.INTEGER | ir.Kind.NUMBER | ir.Kind.DECIMAL:
                whole = type_.kind is ir.Kind.INTEGER
                start = (123 if _IDENTIFIER.search(name) else 1) if whole else 1.5
                number = _number(limits, start, whole=whole)
                return str(number) if type_.kind is ir.Kind.DECIMAL else number
            case ir.Kind.DATETIME | ir.Kind.DATE:
                moment = _DAY + timedelta(days=self._times)
                self._times += 1
                if type_.kind is ir.Kind.DATE:
                    return moment.date().isoformat()
                return f"{moment.isoformat()}Z"
            case kind:
                return _FIXED.get(kind)


_FIXED: Mapping[ir.Kind, ir.Json] = {
    ir.Kind.BOOLEAN: True,
    ir.Kind.TIME: "09:30:00",
    ir.Kind.UUID: "123e4567-e89b-12d3-a456-426614174000",
    ir.Kind.BASE64: "Y29udGVudA==",
    ir.Kind.ANY: {},
}


def chosen(api: ir.Api, type_: ir.Union, given: ir.Json) -> ir.Type:
    """The option that a value is of; without a value the first that is not null."""
    for option in type_.options:
        if given is ir.ABSENT and option != ir.NULL:
            return option
        if given is not ir.ABSENT and fits(api, option, given):
            return option
    return type_.options[0]


def fits(api: ir.Api, type_: ir.Type, value: ir.Json) -> bool:
    """Whether a JSON value could be passed where a type is asked for."""
    return _Fitting(api).fits(type_, value, 0)


@dataclass(slots=True)
class _Fitting:
    """Compares the parts of one value with types, each once: options of unions multiply."""

    api: ir.Api
    _known: dict[tuple[ir.TypeId, int, int], bool] = field(default_factory=dict)

    def fits(self, type_: ir.Type, value: ir.Json, depth: int) -> bool:
        if depth > _DEEPEST * 4:
            return False
        match type_:
            case ir.Ref(id=id_):
                key = (id_, id(value), depth)
                if key not in self._known:
                    self._known[key] = self._declared(id_, value, depth)
                return self._known[key]
            case ir.Array(item=item):
                return isinstance(value, list) and all(
                    self.fits(item, each, depth + 1) for each in value
                )
            case ir.Map(value=item):
                return isinstance(value, dict) and all(
                    self.fits(item, each, depth + 1) for each in value.values()
                )
            case ir.Tuple(items=items):
                return (
                    isinstance(value, list)
                    and len(value) == len(items)
                    and all(
                        self.fits(item, each, depth + 1)
                        for item, each in zip(items, value, strict=True)
                    )
                )
            case ir.Union(options=options):
                return any(self.fits(option, value, depth + 1) for option in options)
            case ir.Literals(values=values):
                return any(
                    value == option
                    and isinstance(value, bool) == isinstance(option, bool)
                    for option in values
                )
            case ir.Scalar(kind=kind):
                return _IS[kind](value)

    def _declared(self, id_: ir.TypeId, value: ir.Json, depth: int) -> bool:
        declaration = self.api.declarations[id_]
        if isinstance(declaration, ir.Alias):
            return self.fits(declaration.target, value, depth + 1)
        return isinstance(value, dict) and all(
            (
                self.fits(item.type, value[item.wire], depth + 1)
                if item.wire in value
                else not item.required
            )
            for item in shapes.writable(declaration)
        )


def _text(type_: ir.Scalar, name: str, limits: Mapping[str, Any]) -> str:
    known = _TEXTS.get(type_.format or "")
    if known is None:
        known = name if _PLAIN.fullmatch(name) else "text"
        known = "123" if _IDENTIFIER.search(name) else known
    least, most = limits.get("minLength"), limits.get("maxLength")
    if isinstance(least, int) and len(known) < least <= 64:
        known = known.ljust(least, "x")
    return known[:most] if isinstance(most, int) and most > 0 else known


def _number(
    limits: Mapping[str, Any], start: int | float, *, whole: bool
) -> int | float:
    least, above = limits.get("minimum"), limits.get("exclusiveMinimum")
    most, below = limits.get("maximum"), limits.get("exclusiveMaximum")
    number = start
    if isinstance(least, int | float) and number < least:
        number = least
    if isinstance(above, int | float) and number <= above:
        number = above + 1
    if isinstance(most, int | float) and number > most:
        number = most
    if isinstance(below, int | float) and number >= below:
        number = below - 1
    return int(number) if whole else number


def _is_moment(value: ir.Json, parse: Callable[[str], object]) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _is_text(value: ir.Json) -> bool:
    return isinstance(value, str)


def _is_integer(value: ir.Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: ir.Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_IS: Mapping[ir.Kind, Callable[[ir.Json], bool]] = {
    ir.Kind.STRING: _is_text,
    ir.Kind.BINARY: _is_text,
    ir.Kind.INTEGER: _is_integer,
    ir.Kind.NUMBER: _is_number,
    ir.Kind.DECIMAL: lambda value: _is_text(value)
    and _NUMBER.fullmatch(value) is not None,
    ir.Kind.BOOLEAN: lambda value: isinstance(value, bool),
    ir.Kind.NULL: lambda value: value is None,
    ir.Kind.DATETIME: lambda value: _is_moment(value, datetime.fromisoformat)
    and len(value) > 10,
    ir.Kind.DATE: lambda value: _is_moment(value, date.fromisoformat),
    ir.Kind.TIME: lambda value: _is_moment(value, time.fromisoformat),
    ir.Kind.UUID: lambda value: _is_text(value) and _UUID.fullmatch(value) is not None,
    ir.Kind.BASE64: lambda value: _is_text(value)
    and _BASE64.fullmatch(value) is not None,
    ir.Kind.ANY: lambda value: True,
    ir.Kind.NEVER: lambda value: False,
}
