"""What OpenAPI 3.2 added, in words that 3.1 allows."""

from __future__ import annotations

from typing import Any

from ..grammar import (
    DEFAULT_MAPPING,
    DEVICE_FLOW,
    MORE_METHODS,
    NORMAL_METHODS,
    OTHER_STYLE,
    Path,
)
from .context import Context, Node


def methods(node: Node, way: Path, context: Context) -> None:
    """`query` and `additionalOperations` go under an extension, by method in capitals."""
    extra = node.pop("additionalOperations", None)
    if type(extra) is dict:
        node.setdefault(MORE_METHODS, {}).update(extra)
        for name in extra:
            context.moved(
                ((way, "additionalOperations"), name), ((way, MORE_METHODS), name)
            )
    if "query" in node:
        value = node.pop("query")
        if type(value) is dict:
            node.setdefault(MORE_METHODS, {})["QUERY"] = value
            context.moved((way, "query"), ((way, MORE_METHODS), "QUERY"))
    for name in [
        key
        for key in node
        if key not in NORMAL_METHODS and key.lower() in NORMAL_METHODS
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


def device_flow(flows: Node, way: Path, context: Context) -> None:
    """The flow for devices (RFC 8628) goes under an extension."""
    if "deviceAuthorization" in flows:
        flows[DEVICE_FLOW] = flows.pop("deviceAuthorization")
        context.moved((way, "deviceAuthorization"), (way, DEVICE_FLOW))


def default_mapping(node: Node, value: Any, way: Path, context: Context) -> None:
    """The schema of what no value of a discriminator names goes under an extension."""
    if type(value) is str:
        node[DEFAULT_MAPPING] = context.renamed.get(value, value)
        context.moved((way, "defaultMapping"), (way, DEFAULT_MAPPING))
        return
    context.warn(
        "mapping-not-found",
        (way, "defaultMapping"),
        "The discriminator maps what it does not know to no schema.",
        "Name a schema under components, or remove the entry.",
    )


def cookie_style(node: Node, way: Path, context: Context) -> None:
    """A cookie that is written as it is stays one, marked by an extension."""
    if node.get("style") == "cookie" and node.get("in") == "cookie":
        node["style"] = "form"
        node[OTHER_STYLE] = "cookie"


def querystring(node: Node, way: Path, context: Context) -> None:
    """A parameter that is the whole query string stays one, marked by an extension."""
    if node.get("in") == "querystring":
        node["in"] = "query"
        node["x-in"] = "querystring"
