"""Declarations that say no more than what they stand for, and so are not given a name."""

from __future__ import annotations

from collections.abc import Mapping

from .. import ir

_UNNAMED = (
    ir.Kind.ANY,
    ir.Kind.BASE64,
    ir.Kind.BINARY,
    ir.Kind.NEVER,
    ir.Kind.NULL,
)


def synonyms(api: ir.Api) -> Mapping[ir.TypeId, ir.Type]:
    """What is printed in place of an alias of another declaration, of a constant, or of a
    scalar that is another type in a reply than in a request."""
    found: dict[ir.TypeId, ir.Type] = {}
    for id_, declaration in api.declarations.items():
        if isinstance(declaration, ir.Alias) and _is_synonym(declaration.target):
            found[id_] = _behind(api, declaration)
    return found


def _is_synonym(target: ir.Type) -> bool:
    match target:
        case ir.Ref():
            return True
        case ir.Scalar(kind=kind):
            return kind in _UNNAMED
        case ir.Literals(values=values):
            return len(values) == 1
        case _:
            return False


def _behind(api: ir.Api, alias: ir.Alias) -> ir.Type:
    seen = {alias.id}
    target = alias.target
    while isinstance(target, ir.Ref) and target.id not in seen:
        seen.add(target.id)
        declaration = api.declarations[target.id]
        if isinstance(declaration, ir.Object) or not _is_synonym(declaration.target):
            return target
        target = declaration.target
    return ir.ANY if isinstance(target, ir.Ref) else target
