"""Which declarations look different in a request than in a reply."""

from __future__ import annotations

from ..model import ir
from ..model.graph import reaching
from .usage import members

_DIFFERENT = (ir.Kind.ANY, ir.Kind.BASE64, ir.Kind.BINARY)


def differing(api: ir.Api) -> set[ir.TypeId]:
    """The declarations that need a request face of their own.

    Objects do: a request takes a plain dictionary. Aliases do when they hold an object, a
    container (a request takes any sequence or mapping) or a scalar with another input type,
    directly or through other aliases. Enumerations and plain scalars serve both ways.
    """
    found = {
        id_
        for id_, each in api.declarations.items()
        if isinstance(each, ir.Object) or _differs(each.target)
    }
    edges = {
        id_: members(each) for id_, each in api.declarations.items() if id_ not in found
    }
    return reaching(edges, found)


def _differs(type_: ir.Type) -> bool:
    match type_:
        case ir.Array() | ir.Map() | ir.Tuple():
            return True
        case ir.Scalar(kind=kind):
            return kind in _DIFFERENT
        case ir.Union(options=options):
            return any(_differs(option) for option in options)
        case _:
            return False
