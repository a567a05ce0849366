"""Responses: their statuses, headers and descriptions."""

from __future__ import annotations

import re

from ..grammar import Path
from .context import Context, Node
from .parameters import repair_value

_STATUS = re.compile(r"[1-5](?:\d\d|XX)|default")


def statuses(operation: Node, way: Path, context: Context) -> None:
    """Responses are known by a status, a range such as `2XX`, or `default`."""
    responses = operation.get("responses")
    if type(responses) is not dict:
        return
    here: Path = (way, "responses")
    if not all(map(_STATUS.fullmatch, responses)):
        items: Node = {}
        for key, value in responses.items():
            fixed = key if key[:2] == "x-" or _STATUS.fullmatch(key) else _fixed(key)
            if fixed is None or (fixed != key and fixed in responses):
                name = operation.get("operationId") or "the operation"
                context.warn(
                    "status-invalid",
                    (here, key),
                    f"{key!r} of {name} is no status from 100 to 599, no range and not 'default'; "
                    "the response was left out.",
                    "Use a three-digit status, a range such as '4XX', or 'default'.",
                )
                continue
            if fixed != key:
                context.moved((here, key), (here, fixed))
                context.warn(
                    "status-invalid",
                    (here, fixed),
                    f"The status {key!r} is read as {fixed!r}.",
                    f"Write {fixed!r}.",
                )
            items[fixed] = value
        responses.clear()
        responses.update(items)


def _fixed(key: str) -> str | None:
    text = key.strip()
    if text.lower() == "default":
        return "default"
    text = re.sub(r"[xX*_]{2}$", "XX", text)
    return text if _STATUS.fullmatch(text) else None


def repair(node: Node, way: Path, context: Context) -> None:
    """Every response has a description, if only an empty one."""
    found = node.get("description")
    if type(found) not in (str, int, float):
        context.info(
            "response-description", way, "The response has no description.", "Add one."
        )
        node["description"] = ""
    if context.dialect != "2.0":
        node.pop("schema", None)


def header(node: Node, way: Path, context: Context) -> None:
    """Headers are described as parameters are, without a name and a place."""
    for key in ("name", "in", "allowEmptyValue", "allowReserved"):
        node.pop(key, None)
    repair_value(node, "header", way, context)
