"""What normalizing leaves out of a faulty document or makes up, and a comparison has to see.

Nobody can send a path parameter that the path has no place for, and no client gets to see
a default of the wrong type. But if a comparison did not look at them either, a change in a
faulty document would pass for no change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..spec.grammar import ADDITIONAL, METHODS

KEEP = "x-clientsmith-unplaced"
"""The member of an operation that holds parameters for which the path has no place."""

_VARIABLE = re.compile(r"\{([^{}/]*)\}")


class LeftOut:
    """Remembers parts of a bundled document before it is normalized in place."""

    def __init__(self, tree: dict[str, Any], resolve: Callable[[Any], Any]) -> None:
        """`resolve` follows the references of the document."""
        self._defaults = list(_defaults(tree))
        self._parameters = list(_unplaced(tree, resolve))
        self._tree = tree
        self._names = list(_named(tree))
        self._schemes = _schemes(tree)

    def restore(self) -> None:
        """Put back what is missing now; parameters go to a member of their own.
        Identifiers that were made up for operations without one are taken away."""
        for node, value in self._defaults:
            if "default" not in node and "$ref" not in node:
                node["default"] = value
        for operation, parameters in self._parameters:
            operation[KEEP] = parameters
        for operation, name in self._names:
            if name:
                operation["operationId"] = name
            else:
                operation.pop("operationId", None)
        if self._schemes:
            components = self._tree.setdefault("components", {})
            known = components.setdefault("securitySchemes", {})
            for name, scheme in self._schemes.items():
                known.setdefault(name, scheme)


def _defaults(tree: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    stack: list[Any] = [tree]
    while stack:
        node = stack.pop()
        if type(node) is dict:
            if "default" in node:
                yield node, node["default"]
            stack.extend(value for value in node.values() if type(value) in _CONTAINERS)
        else:
            stack.extend(value for value in node if type(value) in _CONTAINERS)


_CONTAINERS = (dict, list)


def _schemes(tree: dict[str, Any]) -> dict[str, Any]:
    components = tree.get("components")
    found = components.get("securitySchemes") if isinstance(components, dict) else None
    items = found.items() if isinstance(found, dict) else ()
    return {name: node for name, node in items if isinstance(node, dict)}


def _named(tree: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each operation with its own identifier, empty where it has none."""
    for section in ("paths", "webhooks"):
        items = tree.get(section)
        for item in items.values() if isinstance(items, dict) else ():
            for operation in _operations(item) if isinstance(item, dict) else ():
                name = operation.get("operationId")
                yield operation, name if isinstance(name, str) else ""


def _unplaced(
    tree: dict[str, Any], resolve: Callable[[Any], Any]
) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    paths = tree.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        if not isinstance(item, dict):
            continue
        names = set(_VARIABLE.findall(path)) if isinstance(path, str) else set()
        shared = list(_strays(item, names, resolve))
        for operation in _operations(item):
            strays = shared + list(_strays(operation, names, resolve))
            if strays:
                yield operation, strays


def _operations(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = [item.get(method) for method in METHODS]
    for keyword in ADDITIONAL:
        more = item.get(keyword)
        found += more.values() if isinstance(more, dict) else ()
    return (operation for operation in found if isinstance(operation, dict))


def _strays(
    node: Mapping[str, Any], names: set[str], resolve: Callable[[Any], Any]
) -> Iterator[Any]:
    parameters = node.get("parameters")
    for parameter in parameters if isinstance(parameters, list) else ():
        meant = resolve(parameter)
        if not isinstance(meant, Mapping) or meant.get("in") != "path":
            continue
        name = meant.get("name")
        if not isinstance(name, str) or name not in names:
            yield parameter
