"""Listed values."""

from __future__ import annotations

from typing import Any

from ..grammar import Path
from .context import Context, Node
from .types import allows_null


def listed(node: Node, way: Path, context: Context) -> None:
    """A list of different values, each of a type that the schema allows, and not empty."""
    values = node["enum"]
    here: Path = (way, "enum")
    if type(values) is not list:
        context.warn("enum-not-list", here, "An enum must be a list.", "Write a list.")
        if values is None or isinstance(values, dict):
            del node["enum"]
            return
        values = [values]
    if not values:
        del node["enum"]
        context.warn(
            "enum-empty",
            here,
            "An empty enum allows no value at all; it was left out.",
            "List the values, or remove the enum.",
        )
        return
    kind = node.get("type")
    if kind is not None and not (
        kind == "string" and all(type(v) is str for v in values)
    ):
        values = [_mended(v, kind, (here, i), context) for i, v in enumerate(values)]
        if None in values and not allows_null(node):
            words = kind if type(kind) is list else [kind]
            node["type"] = [*words, "null"]
            if node.get("nullable") is not True and node.get("x-nullable") is not True:
                context.warn(
                    "enum-null",
                    here,
                    "The enum lists null, which the type does not allow; null is allowed.",
                    "Allow null in the type, or remove it from the enum.",
                )
    unique = list(
        {(type(value) is bool, _hashable(value)): value for value in values}.values()
    )
    if len(unique) != len(values):
        context.warn(
            "enum-repeats",
            here,
            "The enum lists a value more than once.",
            "List each value once.",
        )
    node["enum"] = unique


def _mended(value: Any, kind: Any, way: Path, context: Context) -> Any:
    asked = kind == "string" or (type(kind) is list and "string" in kind)
    typed = context.typed(way, value) if asked and type(value) is not str else ""
    fixed = fitting(value, kind, typed)
    if type(fixed) is not type(value):
        context.warn(
            "enum-type",
            way,
            f"The listed value {str(value)[:80]!r} does not have the type {kind!r}; "
            f"it is read as {fixed!r}.",
            "Write it in the type that the schema states.",
        )
    return fixed


def _hashable(value: Any) -> Any:
    return repr(value) if isinstance(value, dict | list) else value


def fitting(value: Any, kind: Any, typed: str = "") -> Any:
    """A value in the type that a schema states, if it is only written otherwise.

    `typed` is what stands in the source for a scalar that should have been text.
    """
    words = [
        word for word in (kind if type(kind) is list else [kind]) if word != "null"
    ]
    if value is None or isinstance(value, dict | list) or not words:
        return value
    if words == ["string"]:
        return value if type(value) is str else typed or value
    if type(value) is str and not {"string", "boolean"} & set(words):
        return number(value, words)
    if words == ["boolean"] and value in ("true", "false"):
        return value == "true"
    return value


def number(text: str, words: list[str]) -> Any:
    """The number that a text spells, if the types ask for one; else the text."""
    try:
        if "integer" in words:
            return int(text)
        return float(text) if "number" in words else text
    except ValueError:
        return text
