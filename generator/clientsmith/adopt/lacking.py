"""Operations that only the SDK has, as an overlay that describes them as far as it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..spec.dump import dump
from .match import shape_of
from .values import Call, Operation, Sdk

_PLACES = re.compile(r"\{(\w+)\}")
_IN_QUERY = ("GET", "DELETE", "HEAD")


def write_overlay(
    sdk: Sdk, alone: Iterable[Call], operations: Iterable[Operation], prefix: str
) -> str:
    """An OpenAPI overlay that adds operations; empty where there are none to add.

    Args:
        sdk: whose calls they are.
        alone: calls that the document lacks.
        operations: those of the document, whose paths are gone on with.
        prefix: what the document's paths begin with and the SDK's do not.
    """
    known = {shape_of(item.path): item.path for item in operations}
    taken = {(item.verb, shape_of(item.path)) for item in operations}
    paths: dict[str, dict[str, Any]] = {}
    for call in alone:
        if len(call.requests) != 1 or call.requests[0].guessed:
            continue
        verb, path = call.requests[0].verb, call.requests[0].path
        names = _PLACES.findall(path)
        arguments = {item.name for item in call.arguments}
        shape = shape_of(path)
        if not path or (verb, shape) in taken or not set(names) <= arguments:
            continue
        taken.add((verb, shape))
        if _PLACES.sub("{}", path).count("{") != path.count("{"):
            continue
        found = known.get(shape, f"/{prefix}/{path.lstrip('/')}" if prefix else path)
        item = paths.setdefault(found if found.startswith("/") else f"/{found}", {})
        item[verb.lower()] = _operation(call, verb, names, _PLACES.findall(found))
    if not paths:
        return ""
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": f"What only {sdk.package} has", "version": "1"},
        "actions": [{"target": "$.paths", "update": paths}],
    }
    return dump(overlay, as_json=False)


def _operation(
    call: Call, verb: str, theirs: list[str], ours: list[str]
) -> dict[str, Any]:
    """An operation by the arguments of its call; what they and the reply hold is not told."""
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in ours
    ]
    body: dict[str, Any] = {}
    required = []
    for item in call.arguments:
        if item.name in theirs:
            continue
        wire = item.wire or item.name
        if verb in _IN_QUERY:
            known: dict[str, Any] = {"name": wire, "in": "query", "schema": {}}
            parameters.append(
                {**known, "required": True} if item.default is None else known
            )
        else:
            body[wire] = {}
            required += [wire] if item.default is None else []
    content: dict[str, Any] = {"application/json": {"schema": {}}}
    made: dict[str, Any] = {
        "parameters": parameters,
        "responses": {"200": {"description": "What it gives.", "content": content}},
    }
    if body:
        schema: dict[str, Any] = {"type": "object", "properties": body}
        if required:
            schema["required"] = required
        made["requestBody"] = {
            "required": bool(required),
            "content": {"application/json": {"schema": schema}},
        }
    return made
