"""Servers and their variables."""

from __future__ import annotations

import re

from ..grammar import Path
from .context import Context, Node
from .document import as_text

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def repair(node: Node, way: Path, context: Context) -> None:
    """Each server has a url; its variables have text defaults."""
    value = node.get("servers")
    if value is None:
        node.pop("servers", None)
        return
    here: Path = (way, "servers")
    kept = []
    for index, server in enumerate(value if type(value) is list else [value]):
        if type(server) is str:
            server = {"url": server}
        if type(server) is not dict or type(server.get("url")) is not str:
            context.warn(
                "server-invalid",
                (here, index),
                "A server needs a url; it was left out.",
                "Add it.",
            )
            continue
        as_text(server, "description", (here, index), context)
        _variables(server, (here, index), context)
        kept.append(server)
    if kept:
        node["servers"] = kept
    else:
        del node["servers"]


def _variables(server: Node, way: Path, context: Context) -> None:
    variables = server.get("variables")
    if type(variables) is not dict:
        server.pop("variables", None)
        variables = {}
    here: Path = (way, "variables")
    for name, value in list(variables.items()):
        at: Path = (here, name)
        if type(value) is not dict:
            value = variables[name] = {"default": context.typed(at, value)}
        values = value.get("enum")
        if type(values) is list and values:
            value["enum"] = [
                context.typed(((at, "enum"), i), item) for i, item in enumerate(values)
            ]
        else:
            value.pop("enum", None)
        as_text(value, "description", at, context)
        if type(value.get("default")) is not str:
            found = value.get("default")
            first = value["enum"][0] if "enum" in value else ""
            value["default"] = (
                first if found is None else context.typed((at, "default"), found)
            )
            context.warn(
                "server-variable",
                at,
                f"The server variable needs a text default; {value['default']!r} is taken.",
                "Add a default, in quotes.",
            )
    for name in _PLACEHOLDER.findall(server["url"]):
        if name not in variables:
            variables[name] = {"default": ""}
            context.warn(
                "server-variable",
                way,
                f"The server's url has the variable {name!r}, which is not declared; "
                "its default is empty.",
                "Declare it under 'variables'.",
            )
    if variables:
        server["variables"] = variables
