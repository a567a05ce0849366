"""Values for examples: what the document gives where it fits, else what fits the type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from ..model import ir, shapes
from ..model.kinds import KINDS
from .fits import chosen, fits

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


@dataclass(slots=True)
class Samples:
    """Makes one example, of a reply if `reading`, with what may be left out if `whole`; times
    follow one another in the order in which they are needed."""

    api: ir.Api
    reading: bool = False
    whole: bool = False
    told: bool = field(default=False)
    """Whether the document gave any value of the last one that was made."""
    _times: int = field(default=0)
    _more: int = field(default=0)
    _values: int = field(default=0)

    def of(
        self, type_: ir.Type, given: ir.Json = ir.ABSENT, name: str = "value"
    ) -> ir.Json:
        """A JSON value of a type: `given`, or what of it fits, with what is needed besides."""
        self._values, self.told = 0, False
        return self._value(type_, given, name, 0)

    def _value(self, type_: ir.Type, given: ir.Json, name: str, depth: int) -> ir.Json:
        self._values += 1
        given = self._usable(type_, given)
        match type_:
            case ir.Ref(id=id_):
                declaration = self.api.declarations[id_]
                if given is ir.ABSENT and depth <= _DEEPEST:  # it may hold itself
                    first = self._first(type_, declaration.examples)
                    given = self._usable(type_, first)
                if isinstance(declaration, ir.Object):
                    return self._object(declaration, given, depth)
                if depth > _DEEPEST * 2:
                    return None
                return self._value(declaration.target, given, name, depth + 1)
            case ir.Array(item=item):
                if given is ir.ABSENT and depth > _DEEPEST:
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
                option = chosen(self.api, type_, given, reading=self.reading)
                return self._value(option, given, name, depth + 1)
            case ir.Literals(values=options):
                if given is not ir.ABSENT:
                    return given
                return next((item for item in options if item is not None), None)
            case ir.Scalar():
                return given if given is not ir.ABSENT else self._scalar(type_, name)

    def _usable(self, type_: ir.Type, given: ir.Json) -> ir.Json:
        """A given value where it fits, or where parts of it may."""
        if given is ir.ABSENT:
            return given
        if fits(self.api, type_, given, reading=self.reading):
            self.told = True
            return given
        shape = shapes.resolve(self.api, type_)
        in_parts = (
            isinstance(shape, ir.Object | ir.Map) and isinstance(given, dict)
        ) or (isinstance(shape, ir.Array) and isinstance(given, list))
        return given if in_parts else ir.ABSENT

    def _first(self, type_: ir.Type, examples: Iterable[ir.Json]) -> ir.Json:
        """The first of some examples that fits, else the first."""
        listed = tuple(examples)
        fitting = (
            each for each in listed if fits(self.api, type_, each, reading=self.reading)
        )
        return next(fitting, listed[0] if listed else ir.ABSENT)

    def _object(
        self, declaration: ir.Object, given: ir.Json, depth: int
    ) -> dict[str, Any]:
        members = shapes.readable if self.reading else shapes.writable
        fields = members(declaration)
        known: Mapping[str, ir.Json] = {} if given is ir.ABSENT else given
        if not fields:
            return dict(known)
        made: dict[str, Any] = {}
        for item in fields:
            value = known.get(item.wire, ir.ABSENT)
            if value is ir.ABSENT:
                value = self._first(item.type, documented_values(item))
                alone = given is ir.ABSENT
                if not self._is_made(item, depth, alone, value is not ir.ABSENT):
                    continue
            made[item.wire] = self._value(item.type, value, item.wire, depth + 1)
        if self.reading:
            hidden = {item.wire for item in declaration.fields}
            made |= {name: known[name] for name in known if name not in hidden}
        return made

    def _is_made(self, item: ir.Field, depth: int, alone: bool, told: bool) -> bool:
        """Whether an object has a field that an example of the object lacks, or of an object
        `alone`, without example. What is `told` of a field is worth showing."""
        if item.required or (alone and told and self.whole):
            return depth <= _DEEPEST and self._values < _MOST_VALUES
        if not alone:
            return False
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
                return KINDS[kind].sample


class Documented(Protocol):
    """A property, a parameter or an argument."""

    @property
    def examples(self) -> tuple[ir.Json, ...]: ...

    @property
    def default(self) -> ir.Json: ...


def documented_values(item: Documented) -> tuple[ir.Json, ...]:
    """What the document gives for a property or a parameter: its examples, else its default,
    where that is more than nothing."""
    if item.examples or isinstance(item.default, dict | list | None):
        return item.examples
    return () if item.default is ir.ABSENT else (item.default,)


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
