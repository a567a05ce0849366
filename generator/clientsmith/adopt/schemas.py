"""Schemas of a document's tree: where the properties of a body are, and what an annotation
of an SDK is as a schema."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..text.trees import parse_expression
from ..text.words import without_separators
from .modules import read_name
from .types import parsed

Place = tuple[str | int, ...]
_DEEPEST = 8
_PLAIN: dict[str, dict[str, Any]] = {
    "str": {"type": "string"},
    "StrictStr": {"type": "string"},
    "int": {"type": "integer"},
    "StrictInt": {"type": "integer"},
    "float": {"type": "number"},
    "StrictFloat": {"type": "number"},
    "bool": {"type": "boolean"},
    "StrictBool": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "FileTypes": {"type": "string", "format": "binary"},
    "bytes": {"type": "string", "format": "binary"},
}
_LISTS = {"List", "list", "Sequence", "SequenceNotStr", "Iterable"}
_MAPS = {"Dict", "dict", "Mapping"}
_NOTHING = {"None", "Omit", "NotGiven", "Unset", "UnsetType"}


@dataclass(frozen=True, slots=True)
class Body:
    """An object that a body may be: where it is described, and the names of its properties."""

    place: Place
    names: frozenset[str]


class Schemas:
    """The components of a document, and what refers to them."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self._tree = tree
        self._components: dict[str, Any] = tree.get("components", {}).get("schemas", {})
        self._by_name = {without_separators(name): name for name in self._components}

    def resolved(self, node: Any) -> dict[str, Any]:
        """What a part is, or refers to."""
        return self._found((), node)[1]

    def _found(self, place: Place, node: Any) -> tuple[Place, dict[str, Any]]:
        for _ in range(_DEEPEST):
            reference = node.get("$ref") if isinstance(node, dict) else None
            if not (isinstance(reference, str) and reference.startswith("#/")):
                break
            parts = reference[2:].split("/")
            names = tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)
            place, node = names, self._tree
            for part in names:
                node = node.get(part, {}) if isinstance(node, dict) else {}
        return place, node if isinstance(node, dict) else {}

    def bodies(self, here: Place, operation: dict[str, Any]) -> Iterator[Body]:
        """The objects that the bodies of an operation may be."""
        place, body = self._found((*here, "requestBody"), operation.get("requestBody"))
        for media, content in body.get("content", {}).items():
            at = (*place, "content", media, "schema")
            yield from self._bodies(at, content.get("schema"), 0)

    def _bodies(self, place: Place, node: Any, depth: int) -> list[Body]:
        place, node = self._found(place, node)
        own = set(node.get("properties", {}))
        found = [Body(place, frozenset(own))] if own else []

        def inner(word: str) -> list[Body]:
            listed = node.get(word)
            if not isinstance(listed, list) or depth > _DEEPEST:
                return []
            parts = (
                self._bodies((*place, word, index), item, depth + 1)
                for index, item in enumerate(listed)
            )
            return [body for part in parts for body in part]

        if parts := inner("allOf"):  # one object: what is added goes to its last part
            names = own.union(*(body.names for body in parts))
            found = [
                Body(found[0].place if found else parts[-1].place, frozenset(names))
            ]
        if options := [*inner("anyOf"), *inner("oneOf")]:
            above = found[0].names if found else frozenset[str]()
            found = [Body(body.place, body.names | above) for body in options]
        return found

    def of_text(self, annotation: str) -> dict[str, Any]:
        """The schema of an annotation; empty where it does not tell."""
        node = parse_expression(annotation or "object")
        return {} if node is None else self._of_node(node)

    def _of_node(self, node: ast.expr) -> dict[str, Any]:
        options = [
            item for item in _options(node) if read_name(item)[-1] not in _NOTHING
        ]
        if len(options) != 1:
            return {}
        (only,) = options
        if isinstance(only, ast.Name | ast.Attribute):
            name = read_name(only)[-1]
            if name in _PLAIN:
                return dict(_PLAIN[name])
            known = self._by_name.get(without_separators(name))
            return {"$ref": f"#/components/schemas/{known}"} if known else {}
        if isinstance(only, ast.Subscript):
            head = read_name(only.value)[-1]
            inner = (
                only.slice.elts if isinstance(only.slice, ast.Tuple) else [only.slice]
            )
            if head == "Literal":
                values = [
                    item.value for item in inner if isinstance(item, ast.Constant)
                ]
                if all(isinstance(value, str) for value in values):
                    return {"type": "string", "enum": values}
            if head in _LISTS:
                return {"type": "array", "items": self._of_node(inner[0])}
            if head in _MAPS:
                return {"type": "object", "additionalProperties": True}
            if head in ("Optional", "Annotated"):
                return self._of_node(inner[0])
        return {}


def _options(node: ast.expr) -> list[ast.expr]:
    node = parsed(node)
    if isinstance(node, ast.BinOp):
        return [*_options(node.left), *_options(node.right)]
    if isinstance(node, ast.Subscript) and read_name(node.value)[-1] == "Union":
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return [each for item in inner for each in _options(item)]
    if isinstance(node, ast.Constant) and node.value is None:
        return []
    return [node]
