"""What the styles of parameters, headers and forms make of values: which bytes."""

from __future__ import annotations

from ..spec.source_map import Pointer
from .shape import UNIONS, Shapes

SCALAR, ARRAY, OBJECT = "scalar", "array", "object"
_ALL = frozenset({SCALAR, ARRAY, OBJECT})
_KINDS = {"array": ARRAY, "object": OBJECT}
_DEEPEST = 16
_DELIMITED = frozenset({"form", "spaceDelimited", "pipeDelimited"})
_QUERY = _DELIMITED | {"deepObject"}
_DIVIDED = {"simple": "comma", "form": "comma"}


def kinds(
    shapes: Shapes, schema: object, at: Pointer, depth: int = 0
) -> frozenset[str]:
    """Whether the values of a schema are scalars, arrays, objects, or may be several."""
    shape = shapes.read(schema, at)
    if shape.atoms is not None:
        return frozenset(_KINDS.get(atom.type, SCALAR) for atom in shape.atoms)
    found: frozenset[str] = frozenset()
    for keyword in UNIONS:
        for place, option in shape.lists.get(keyword, ()) if depth < _DEEPEST else ():
            found |= kinds(shapes, option, place, depth + 1)
    return found or _ALL


def alike(old: tuple[str, bool], new: tuple[str, bool], values: frozenset[str]) -> bool:
    """Whether two styles, each with its `explode`, write all such values in the same way."""
    return all(_manner(*old, kind) == _manner(*new, kind) for kind in values)


def _manner(style: str, explode: bool, kind: str) -> tuple[object, ...]:
    """What tells one way of writing from another (OpenAPI 3.1, Style Examples)."""
    if kind == SCALAR:
        return ("name=",) if style in _QUERY else (style,)
    if style == "deepObject":
        return (style,)
    if kind == ARRAY and style == "simple":
        return ("comma",)
    if kind == ARRAY and style in _DELIMITED:
        return ("repeated",) if explode else (_DIVIDED.get(style, style),)
    return style, explode
