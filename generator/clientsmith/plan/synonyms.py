"""Declarations that say no more than what they stand for, and so are not given a name."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import ir

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
            _follow(api, id_, found)
    return found


def _follow(api: ir.Api, first: ir.TypeId, found: dict[ir.TypeId, ir.Type]) -> None:
    """Find what the aliases from `first` on lead to; they all stand for the same."""
    passed: dict[ir.TypeId, None] = {}
    target: ir.Type = ir.Ref(first)
    while isinstance(target, ir.Ref) and target.id not in passed:
        if target.id in found:
            target = found[target.id]
            break
        declaration = api.declarations[target.id]
        if isinstance(declaration, ir.Object) or not _is_synonym(declaration.target):
            break
        passed[target.id] = None
        target = declaration.target
    round_and_round = isinstance(target, ir.Ref) and target.id in passed
    found.update(dict.fromkeys(passed, ir.ANY if round_and_round else target))


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
