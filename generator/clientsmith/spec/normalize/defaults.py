"""Defaults that their own schema does not allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..grammar import Path
from .context import Context, Node
from .enums import fitting
from .types import allows_null

_CHECKS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: type(value) is str,
    "integer": lambda value: (
        type(value) is int or (type(value) is float and value.is_integer())
    ),
    "number": lambda value: type(value) is int or type(value) is float,
    "boolean": lambda value: type(value) is bool,
    "object": lambda value: type(value) is dict,
    "array": lambda value: type(value) is list,
    "null": lambda value: value is None,
}
_DEPTH = 20


def note(node: Node, way: Path, context: Context) -> None:
    """Look at this default when everything it may refer to has been mended."""
    context.defaults.append((node, way))


def finish(context: Context) -> None:
    """Mend or leave out defaults of the wrong type; nothing evaluates or sends them."""
    for node, way in context.defaults:
        if "default" not in node:
            continue
        value = node["default"]
        if _fits(value, node, context, _DEPTH):
            continue
        here: Path = (way, "default")
        kind = node.get("type")
        fixed = fitting(value, kind) if kind is not None else value
        if kind is not None and type(value) is not str:
            fixed = fitting(value, kind, context.typed(here, value))
        if fixed is not value and _fits(fixed, node, context, _DEPTH):
            node["default"] = fixed
            outcome = f"it is read as {fixed!r}"
        else:
            del node["default"]
            outcome = "it was left out"
        if value is None and not allows_null(node):
            context.info(
                "default-null",
                here,
                "The default is null, which the schema does not allow; "
                + outcome
                + ".",
                "Remove it, or allow null.",
            )
            continue
        context.warn(
            "default-invalid",
            here,
            f"The default {str(value)[:80]!r} does not fit its schema; {outcome}.",
            "Correct the default, or the schema.",
        )


def _only_one(fits: Iterable[bool]) -> bool:
    return sum(fits) == 1


def _fits(value: Any, node: Any, context: Context, depth: int) -> bool:
    """Whether types, enums and choices let a value be; patterns and limits are not asked."""
    node = context.followed(node)
    if type(node) is not dict or depth == 0:
        return True
    kind = node.get("type")
    if kind is not None:
        words = kind if type(kind) is list else [kind]
        if not any(_CHECKS[word](value) for word in words if word in _CHECKS):
            return False
    if type(node.get("enum")) is list and value not in node["enum"]:
        return False
    if "const" in node and node["const"] != value:
        return False
    # Null has no patterns or limits, so that for null the count of options is exact.
    one = _only_one if value is None else any
    for key, quantor in (("allOf", all), ("anyOf", any), ("oneOf", one)):
        options = node.get(key)
        if type(options) is list and options:
            fits = (_fits(value, option, context, depth - 1) for option in options)
            if not quantor(fits):
                return False
    if type(value) is list and type(node.get("items")) is dict:
        return all(_fits(item, node["items"], context, depth - 1) for item in value)
    return True
