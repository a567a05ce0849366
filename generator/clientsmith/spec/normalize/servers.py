"""Servers and their variables."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..grammar import Path
from .context import Context, Node
from .document import as_text
from .members import strip

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(?!\d+(?:/|$)|\{)")
"""A scheme, and not the host of `localhost:8080/v1`."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def repair(node: Node, way: Path, context: Context) -> None:
    """Each server has a url; its variables have text defaults."""
    value = node.get("servers")
    if value is None:
        node.pop("servers", None)
        return
    here: Path = (way, "servers")
    if type(value) is not list:
        context.error(
            "wrong-structure",
            here,
            "The servers must be a list.",
            "Write a list of servers, or remove it.",
        )
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
        fault = _fault(server["url"])
        if fault:
            context.warn(
                "server-invalid",
                (here, index),
                f"The server's url {fault}; the server was left out.",
                "Correct it; credentials belong into security schemes.",
            )
            continue
        as_text(server, "description", (here, index), context)
        strip(server, "server", (here, index), context)
        _variables(server, (here, index), context)
        kept.append(server)
    if kept:
        node["servers"] = kept
    else:
        del node["servers"]


def _fault(url: str) -> str | None:
    """Why a client cannot or should not call such a URL, or None."""
    if _CONTROL.search(url):
        return "has control characters"
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return f"has the scheme {scheme[1]}, and only http and https are called"
    try:
        parts = urlsplit(url)
        named = "@" in parts.netloc
    except ValueError:
        return "cannot be read"
    return "holds a user name or password" if named else None


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
        strip(value, "server variable", at, context)
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
