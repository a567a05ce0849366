"""What the document says of a value besides its type."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from ..model import ir, shapes
from ..model.bounds import bounds
from .medium import Medium, joined

_DEEPEST = 4


def notes(
    medium: Medium, api: ir.Api, type_: ir.Type | None, default: ir.Json
) -> Iterator[Markup]:
    """What a value must be, and what the server takes where it is left out."""
    if default is not ir.ABSENT and default is not None:
        said = medium.code(json.dumps(default, ensure_ascii=False))
        yield joined(medium.text("The server's default:"), " ", said, ".")
    for bound in bounds(api, type_):
        value = medium.code(bound.value) if bound.value else ""
        yield joined(" ".join(filter(None, (bound.before, value, bound.after))), ".")


ACCESS = {
    ir.Access.BOTH: "",
    ir.Access.READ_ONLY: "read-only",
    ir.Access.WRITE_ONLY: "write-only",
}


def marks(place: str, wire: str) -> tuple[str, ...]:
    """Where a value travels, and its name there if that is another one."""
    found = [place] if place else []
    if wire:
        found.append(f"sent as {wire}" if place in _PLACES else f"on the wire {wire}")
    return tuple(found)


_PLACES = frozenset((*map(str, ir.In), "body"))


def values(api: ir.Api, type_: ir.Type | None) -> list[str]:
    """The values of an enumeration that a value or its items are of."""
    if type_ is None:
        return []
    shape = shapes.resolve(api, type_)
    if isinstance(shape, ir.Array):
        shape = shapes.resolve(api, shape.item)
    options = shape.options if isinstance(shape, ir.Union) else (shape,)
    found: list[str] = []
    for option in options:
        inner = option if isinstance(option, ir.Object) else shapes.resolve(api, option)
        if isinstance(inner, ir.Literals) and len(inner.values) > 1:
            found += [json.dumps(value, ensure_ascii=False) for value in inner.values]
    return found


def objects(api: ir.Api, type_: ir.Type) -> Iterator[ir.TypeId]:
    """The objects that a value is, or holds as items or members; each once."""
    waiting: list[ir.Type] = [type_]
    met: set[ir.TypeId] = set()
    while waiting:
        one = waiting.pop(0)
        match one:
            case ir.Ref(id=id_):
                if id_ in met:
                    continue
                met.add(id_)
                declaration = api.declarations[id_]
                if isinstance(declaration, ir.Object):
                    yield id_
                else:
                    waiting.append(declaration.target)
            case ir.Array(item=item) | ir.Map(value=item):
                waiting.append(item)
            case ir.Tuple(items=items):
                waiting.extend(items)
            case ir.Union(options=options):
                waiting.extend(options)
            case _:
                pass


def alternatives(api: ir.Api, type_: ir.Type) -> int:
    """How many types a value, or an item of it, may be of."""
    union = _union(api, type_)
    return sum(option != ir.NULL for option in union.options) if union else 0


def tags(
    api: ir.Api, type_: ir.Type, id_: ir.TypeId
) -> tuple[str, list[str | int]] | None:
    """The property that tells an object from its alternatives, and its values there."""
    union = _union(api, type_)
    if union is None or union.discriminator is None:
        return None
    known = union.discriminator.mapping
    found = [value for value, target in known if target == id_]
    return (union.discriminator.property, found) if found else None


def _union(api: ir.Api, type_: ir.Type) -> ir.Union | None:
    """The union that a value is of, or that its items are of."""
    shape = shapes.resolve(api, type_)
    for _ in range(_DEEPEST):
        if not isinstance(shape, ir.Array | ir.Map):
            break
        inner = shape.item if isinstance(shape, ir.Array) else shape.value
        shape = shapes.resolve(api, inner)
    return shape if isinstance(shape, ir.Union) else None
