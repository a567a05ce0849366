"""`allOf` as the one object that it adds up to."""

from __future__ import annotations

from ..source import Pointer
from .shape import ANNOTATIONS, Shape, Shapes

_MERGEABLE = frozenset(
    {"type", "properties", "required", "allOf", "discriminator", "$ref"}
)


def merged(shape: Shape, shapes: Shapes, depth: int = 0) -> Shape | None:
    """The one object that `allOf` adds up to; None where parts do more than add members."""
    parts = shape.lists.get("allOf", ())
    if not parts:
        return shape
    own = {key for key in shape.node if key not in ANNOTATIONS and key[:2] != "x-"}
    if depth > 32 or not own <= _MERGEABLE:
        return None
    properties: dict[str, object] = {}
    required: set[str] = set()
    places: dict[str, Pointer] = {}
    for at, node in parts:
        part = merged(shapes.read(node, at), shapes, depth + 1)
        if part is None or part.lists:
            return None
        keys = {key for key in part.node if key not in ANNOTATIONS and key[:2] != "x-"}
        if not keys <= _MERGEABLE:
            return None
        _take(part, properties, required, places)
    _take(shape, properties, required, places)
    node = {key: value for key, value in shape.node.items() if key not in _MERGEABLE}
    node |= {"type": "object", "properties": properties, "required": sorted(required)}
    return Shape(shape.at, node, shape.atoms, shape.nullable, {}, shape.name, places)


def _take(
    part: Shape,
    properties: dict[str, object],
    required: set[str],
    places: dict[str, Pointer],
) -> None:
    for name, value in part.mapping("properties").items():
        properties.setdefault(name, value)
        places.setdefault(name, part.place("properties", name))
    names = part.node.get("required")
    required |= {str(name) for name in names} if isinstance(names, list) else set()
