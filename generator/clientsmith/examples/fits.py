"""Whether a value is one of a type, and which option of a union it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from ..model import ir, shapes

_DEEPEST = 20
_UUID = re.compile(r"[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def chosen(
    api: ir.Api, type_: ir.Union, given: ir.Json, *, reading: bool = False
) -> ir.Type:
    """The option that a value is of; without a value the first that is not null."""
    for option in type_.options:
        if given is ir.ABSENT and option != ir.NULL:
            return option
        if given is not ir.ABSENT and fits(api, option, given, reading=reading):
            return option
    return type_.options[0]


def fits(api: ir.Api, type_: ir.Type, value: ir.Json, *, reading: bool = False) -> bool:
    """Whether a JSON value could be passed where a type is asked for, or come, if `reading`."""
    return _Fitting(api, reading).fits(type_, value, 0)


@dataclass(slots=True)
class _Fitting:
    """Compares the parts of one value with types, each once: options of unions multiply."""

    api: ir.Api
    reading: bool = False
    _known: dict[tuple[ir.TypeId, int, int], bool] = field(default_factory=dict)

    def fits(self, type_: ir.Type, value: ir.Json, depth: int) -> bool:
        if depth > _DEEPEST:
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
        members = shapes.readable if self.reading else shapes.writable
        return isinstance(value, dict) and all(
            (
                self.fits(item.type, value[item.wire], depth + 1)
                if item.wire in value
                else not item.required
            )
            for item in members(declaration)
        )


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
