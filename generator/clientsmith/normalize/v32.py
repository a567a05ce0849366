"""What OpenAPI 3.2 added, in words that 3.1 allows."""

from __future__ import annotations

from ..grammar import Path
from .context import Context, Node

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
EXTRA = "x-additionalOperations"
"""Operations with other methods than 3.1 has, by method."""


def methods(node: Node, way: Path, context: Context) -> None:
    """`query` and `additionalOperations` go under an extension, by method in capitals."""
    extra = node.pop("additionalOperations", None)
    if type(extra) is dict:
        node.setdefault(EXTRA, {}).update(extra)
        for name in extra:
            context.moved(((way, "additionalOperations"), name), ((way, EXTRA), name))
    if "query" in node:
        value = node.pop("query")
        if type(value) is dict:
            node.setdefault(EXTRA, {})["QUERY"] = value
            context.moved((way, "query"), ((way, EXTRA), "QUERY"))
    for name in [
        key for key in node if key not in _METHODS and key.lower() in _METHODS
    ]:
        if name.lower() not in node:
            node[name.lower()] = node.pop(name)
            context.moved((way, name), (way, name.lower()))
            context.warn(
                "method-case",
                (way, name.lower()),
                f"The method {name!r} must be written in small letters.",
                f"Write {name.lower()!r}.",
            )


def querystring(node: Node, way: Path, context: Context) -> None:
    """A parameter that is the whole query string stays one, marked by an extension."""
    if node.get("in") == "querystring":
        node["in"] = "query"
        node["x-in"] = "querystring"
