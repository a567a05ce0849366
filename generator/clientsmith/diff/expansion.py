"""What a schema says with everything that it refers to, as one text."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.relation import ANNOTATIONS
from ..spec.source_map import ROOT
from .shape import Shape, Shapes, digest

_MOST = 200
"""So many nodes are looked at, which ends recursion too. Schemas that differ beyond them
pass for equal; what differs is found when they are compared."""
_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
_VALUES = frozenset({"enum", "const", "required", "dependentRequired", "type"})


class Expansion:
    """Writes out the schemas of one document, without what constrains no value."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._left = 0

    def text(self, shape: Shape) -> str:
        """Equal for schemas that are equal but for references and annotations."""
        known = self._shapes.texts.get(id(shape))
        if known is None:
            self._left = _MOST
            known = shape, digest(self._schema(shape.node))
            self._shapes.texts[id(shape)] = known
        return known[1]

    def _schema(self, node: object) -> object:
        node, _ = self._shapes.resolve(node, ROOT) if _refers(node) else (node, ROOT)
        if not isinstance(node, Mapping):
            return node
        self._left -= 1
        if self._left < 0:
            return "…"
        said = {
            key: self._keyword(key, value)
            for key, value in sorted(node.items())
            if key not in ANNOTATIONS and key[:2] != "x-"
        }
        parts = said.get("allOf")
        lone = isinstance(parts, list) and len(parts) == 1 and len(said) == 1
        return parts[0] if lone and isinstance(parts, list) else said

    def _keyword(self, key: str, value: object) -> object:
        if key in _VALUES:
            return sorted(map(digest, value)) if isinstance(value, list) else value
        if key == "discriminator":
            return value.get("propertyName") if isinstance(value, Mapping) else None
        if key in _NAMED and isinstance(value, Mapping):
            return {name: self._schema(value[name]) for name in sorted(value)}
        if isinstance(value, list):
            return [self._schema(item) for item in value]
        return self._schema(value)


def _refers(node: object) -> bool:
    return isinstance(node, Mapping) and "$ref" in node
