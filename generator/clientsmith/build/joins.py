"""Joining types into unions: flat, without repetition, null last."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import ir
from .literals import distinct


def union(
    options: Iterable[ir.Type], discriminator: ir.Discriminator | None = None
) -> ir.Type:
    """One of the given types. Nested unions are flattened, literals are joined into one."""
    found: dict[object, ir.Type] = {}
    values: dict[tuple[type, object], str | int | bool | None] = {}
    null = False
    for option in _flat(options):
        if option == ir.NULL:
            null = True
        elif isinstance(option, ir.Literals):
            found.setdefault("literals", option)
            for value in option.values:
                values.setdefault((type(value), value), value)
        elif option != ir.NEVER:
            found.setdefault(distinct(option), option)
    if values:
        found["literals"] = ir.Literals(tuple(values.values()))
    if not found:
        return ir.NULL if null else ir.NEVER
    rest = list(found.values())
    if null:
        rest.append(ir.NULL)
    if len(rest) == 1:
        return rest[0]
    return ir.Union(tuple(rest), discriminator)


def without_null(type_: ir.Type) -> ir.Type:
    """The type without its option of null, if it has others."""
    if not isinstance(type_, ir.Union) or type_.options[-1] != ir.NULL:
        return type_
    rest = type_.options[:-1]
    if len(rest) == 1:
        return rest[0]
    return ir.Union(rest, type_.discriminator)


def _flat(options: Iterable[ir.Type]) -> Iterable[ir.Type]:
    for option in options:
        if isinstance(option, ir.Union) and option.discriminator is None:
            yield from option.options
        else:
            yield option
