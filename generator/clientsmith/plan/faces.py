"""Which declarations look different in a request than in a reply."""

from __future__ import annotations

from collections import defaultdict

from ..model import ir
from .usage import members

_DIFFERENT = (ir.Kind.ANY, ir.Kind.BASE64, ir.Kind.BINARY)


def differing(api: ir.Api) -> set[ir.TypeId]:
    """The declarations that need a request face of their own.

    Objects do: a request takes a plain dictionary. Aliases do when they hold an object, a
    container (a request takes any sequence or mapping) or a scalar with another input type,
    directly or through other aliases. Enumerations and plain scalars serve both ways.
    """
    holders: dict[ir.TypeId, list[ir.TypeId]] = defaultdict(list)
    found: set[ir.TypeId] = set()
    for id_, declaration in api.declarations.items():
        if isinstance(declaration, ir.Object) or _differs(declaration.target):
            found.add(id_)
        else:
            for used in members(declaration):
                holders[used].append(id_)
    waiting = list(found)
    while waiting:
        for holder in holders.get(waiting.pop(), ()):
            if holder not in found:
                found.add(holder)
                waiting.append(holder)
    return found


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
