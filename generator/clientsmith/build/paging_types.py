"""Questions about the types of what asks for pages and of what tells of them."""

from __future__ import annotations

from collections.abc import Iterable

from .. import ir, shapes


def bare(api: ir.Api, type_: ir.Type) -> ir.Type | ir.Object:
    """What a type is behind its aliases and without null."""
    found = shapes.resolve(api, type_)
    if isinstance(found, ir.Union):
        rest = [option for option in found.options if option != ir.NULL]
        if len(rest) == 1 and len(rest) < len(found.options):
            return bare(api, rest[0])
    return found


def is_number(type_: ir.Type | ir.Object) -> bool:
    kinds = {option.kind for option in scalars(type_)} - {ir.Kind.NULL}
    return bool(kinds) and kinds <= {ir.Kind.INTEGER, ir.Kind.NUMBER}


def is_text(type_: ir.Type | ir.Object) -> bool:
    return any(
        option.kind in (ir.Kind.STRING, ir.Kind.UUID) for option in scalars(type_)
    )


def is_token(type_: ir.Type | ir.Object) -> bool:
    """Whether a parameter can carry a token; moments and numbers are something else."""
    return is_text(type_) and not any(
        option.kind in (ir.Kind.DATETIME, ir.Kind.DATE) for option in scalars(type_)
    )


def scalars(type_: ir.Type | ir.Object) -> Iterable[ir.Scalar]:
    options = type_.options if isinstance(type_, ir.Union) else (type_,)
    return [option for option in options if isinstance(option, ir.Scalar)]


def minimum(type_: ir.Type | ir.Object) -> ir.Json:
    for option in scalars(type_):
        for keyword, value in option.constraints:
            if keyword == "minimum":
                return value
    return None
