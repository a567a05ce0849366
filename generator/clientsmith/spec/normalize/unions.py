"""Small shared enums of blank and null, which some frameworks put into unions by reference."""

from __future__ import annotations

from typing import Any

from ..grammar import Kind, children
from ..source_map import escape
from .context import Context

_PREFIX = "#/components/schemas/"


def inline_small_enums(context: Context) -> None:
    """Write `null` and the empty string into the unions that refer to a schema for them.

    A schema that was only used so is removed.
    """
    components = context.tree.get("components")
    schemas = components.get("schemas") if type(components) is dict else None
    if type(schemas) is not dict:
        return
    small: dict[str, tuple[str, dict[str, Any]]] = {}
    for name, node in schemas.items():
        plain = _plain(node)
        if plain is not None:
            small[_PREFIX + escape(name)] = (name, plain)
    if not small:
        return
    kept = _inline(context, small)
    for text, (name, plain) in small.items():
        if text in kept:
            continue
        del schemas[name]
        context.info(
            "enum-inlined",
            (((None, "components"), "schemas"), name),
            f"The schema {name!r} stands for {'null' if plain == {'type': 'null'} else 'blank'} "
            "only; it was written into the unions that use it.",
        )


def _plain(node: Any) -> dict[str, Any] | None:
    values = node.get("enum") if type(node) is dict else None
    if values not in ([""], [None]) or node.keys() - {
        "enum",
        "type",
        "description",
        "title",
    }:
        return None
    return {"type": "null"} if values == [None] else {"type": "string", "enum": [""]}


def _inline(context: Context, small: dict[str, tuple[str, dict[str, Any]]]) -> set[str]:
    """Replace the references in unions; the references that are left."""
    left: set[str] = set()
    used: set[str] = set()
    stack: list[Any] = [(Kind.DOCUMENT, context.tree, None)]
    while stack:
        kind, node, way = stack.pop()
        if type(node) is not dict:
            continue
        if node.get("$ref") in small:
            left.add(node["$ref"])
            continue
        if kind is Kind.SCHEMA:
            for key in ("oneOf", "anyOf"):
                options = node.get(key)
                if type(options) is list and len(options) > 1:
                    for index, option in enumerate(options):
                        text = option.get("$ref") if type(option) is dict else None
                        if text in small:
                            options[index] = dict(small[text][1])
                            used.add(text)
                    nulls = [option for option in options if option == {"type": "null"}]
                    for extra in nulls[1:]:
                        options.remove(extra)
        stack += children(kind, node, way)
    return left | (small.keys() - used)
