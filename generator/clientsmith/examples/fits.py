"""Whether a value is one of a type, and which option of a union it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import ir, shapes
from ..model.kinds import KINDS

_DEEPEST = 20


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
                return KINDS[kind].holds(value)

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
