"""What an SDK has and a document lacks, as an overlay that describes it as far as it tells:
operations, arguments, streams, and second methods that give something else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from ..spec.dump import dump
from ..text.words import without_separators
from .makers import find_maker
from .match import find_served, shape_of
from .schemas import Place, Schemas
from .values import Adoption, Argument, Call, Operation

_PLACES = re.compile(r"\{(\w+)\}")
_IN_QUERY = ("GET", "DELETE", "HEAD")
_STREAMED = re.compile(r"\b(?:Async)?(?:Event)?Stream\[(.+?)\]")
_PAGED = re.compile(r"\bSync\w*Page\[")
_PARAMETERS = ("path", "query", "header", "cookie")


def write_overlay(adoption: Adoption, tree: dict[str, Any]) -> str:
    """An OpenAPI overlay with what the document lacks; empty where that is nothing.

    Args:
        adoption: the SDK beside the document.
        tree: the document in normal form.
    """
    schemas = Schemas(tree)
    actions = []
    paths = _added_paths(adoption, tree, schemas)
    if paths:
        actions.append({"target": "$.paths", "update": paths})
    called = [(operation, (call,)) for operation, call in adoption.matched]
    for operation, calls in (*called, *adoption.questions):
        for target, update in _added_to(operation, calls, tree, schemas):
            actions.append({"target": _query(target), "update": update})
    if not actions:
        return ""
    title = f"What only {adoption.sdk.package} has"
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": title, "version": "1"},
        "actions": actions,
    }
    return dump(overlay, as_json=False)


def _query(keys: Place) -> str:
    """The JSONPath of a part of the document."""
    return "$" + "".join(f"[{json.dumps(key)}]" for key in keys)


def _added_paths(
    adoption: Adoption, tree: dict[str, Any], schemas: Schemas
) -> dict[str, dict[str, Any]]:
    """Operations that the document lacks, and second methods that give something else."""
    listed = [item for item, _ in (*adoption.matched, *adoption.others)]
    listed += [*adoption.operations_alone, *(item for item, _ in adoption.questions)]
    known = {shape_of(item.path): item.path for item in listed}
    taken = {(item.verb, shape_of(item.path)) for item in listed}
    served = find_served(adoption, tree)
    root = next((str(item.get("url", "")) for item in tree.get("servers", ())), "")
    paths: dict[str, dict[str, Any]] = {}
    for call in adoption.calls_alone:
        if len(call.requests) != 1 or call.requests[0].guessed:
            continue
        verb, path = call.requests[0].verb, call.requests[0].path
        names = _PLACES.findall(path)
        arguments = {_in_path(item) for item in call.arguments}
        shape = shape_of(path)
        if not path or (verb, shape) in taken or not set(names) <= arguments:
            continue
        taken.add((verb, shape))
        if _PLACES.sub("{}", path).count("{") != path.count("{"):
            continue
        found, inside = _document_path(adoption, served, path)
        found = known.get(shape, found)
        made = _operation(call, verb, names, _PLACES.findall(found), schemas)
        if find_maker(adoption.sdk.maker).verbatim:
            *tags, made["operationId"] = call.path
            made["tags"] = tags
        if not inside:
            made["servers"] = [{"url": urlsplit(root)._replace(path="/").geturl()}]
        paths.setdefault(found, {})[verb.lower()] = made
    first = {item.key: call for item, call in adoption.matched}
    for operation, call in adoption.others:
        if _gives_else(first.get(operation.key), call):
            twin = deepcopy(tree["paths"][operation.path][operation.verb.lower()])
            twin.pop("operationId", None)
            if schemas.of_text(call.returns) == {"type": "string"}:
                twin["responses"] = {"200": _reply({"type": "string"}, "*/*")}
            path = f"{operation.path}#{call.dotted}"
            paths.setdefault(path, {})[operation.verb.lower()] = twin
    return paths


def _in_path(argument: Argument) -> str:
    """What an argument is called in a path: `petId` where it is `pet_id` to callers."""
    return argument.wire if argument.place == "path" else argument.name


def _document_path(adoption: Adoption, served: str, path: str) -> tuple[str, bool]:
    """The path of a call as the document writes it, and whether it lies below its servers."""
    whole = f"/{path.lstrip('/')}"
    start = f"/{adoption.prefix}" if adoption.prefix else ""
    if not adoption.begins_calls:
        return start + whole, True
    below = whole.startswith(f"{start}/")
    return (whole.removeprefix(start) if below else whole), below or not served


def _gives_else(first: Call | None, call: Call) -> bool:
    """Whether a deprecated call of an operation has a reply of its own."""
    return (
        first is not None
        and call.deprecated is not None
        and len(call.path) > 1
        and len(call.requests) == 1
        and call.requests[0].direct
        and _kind(call.returns) != _kind(first.returns)
    )


def _kind(returns: str) -> str:
    """What a reply is to callers: a page, a text, nothing, or a value."""
    if _PAGED.search(returns):
        return "page"
    return returns if returns in ("str", "None") else "value"


def _added_to(
    operation: Operation,
    calls: tuple[Call, ...],
    tree: dict[str, Any],
    schemas: Schemas,
) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The arguments that the calls of an operation have and it lacks, and their stream."""
    here: Place = ("paths", operation.path, operation.verb.lower())
    found = tree["paths"][operation.path][operation.verb.lower()]
    shared = tree["paths"][operation.path].get("parameters", ())
    declared = [
        schemas.resolved(item) for item in (*shared, *found.get("parameters", ()))
    ]
    known = {
        (item.get("in"), without_separators(str(item.get("name")))) for item in declared
    }
    bodies = list(schemas.bodies(here, found))
    held = {without_separators(name) for body in bodies for name in body.names}
    parameters, properties = [], {}
    arguments = [item for call in calls for item in call.arguments]
    for item in arguments:
        schema = schemas.of_text(item.annotation)
        if item.place in ("query", "header", "cookie"):
            key = (item.place, without_separators(item.wire))
            if key not in known:
                known.add(key)
                parameters.append(
                    {"name": item.wire, "in": item.place, "schema": schema}
                )
        elif (
            item.place == "body"
            and bodies
            and without_separators(item.wire) not in held
        ):
            properties[item.wire] = schema
    if parameters:
        yield here, {"parameters": parameters}
    for target in dict.fromkeys(body.place for body in bodies) if properties else ():
        yield target, {"properties": properties}
    streams = (_STREAMED.search(call.returns) for call in calls)
    streamed = next((found for found in streams if found), None)
    asked = {item.wire for item in arguments if item.place} | held
    if streamed and "stream" in asked:
        for status, reply in found.get("responses", {}).items():
            contents = schemas.resolved(reply).get("content", {})
            if str(status).startswith("2") and set(contents) == {"application/json"}:
                schema = schemas.of_text(streamed[1])
                update = {"text/event-stream": {"schema": schema}}
                yield (*here, "responses", str(status), "content"), update


def _reply(schema: dict[str, Any], media: str = "application/json") -> dict[str, Any]:
    return {"description": "What it gives.", "content": {media: {"schema": schema}}}


def _operation(
    call: Call, verb: str, theirs: list[str], ours: list[str], schemas: Schemas
) -> dict[str, Any]:
    """An operation by the arguments of its call, with what their annotations tell."""
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in ours
    ]
    body: dict[str, Any] = {}
    required = []
    for item in call.arguments:
        if _in_path(item) in theirs:
            continue
        wire = item.wire or item.name
        schema = schemas.of_text(item.annotation)
        place = item.place or ("query" if verb in _IN_QUERY else "body")
        if place in _PARAMETERS:
            known: dict[str, Any] = {"name": wire, "in": place, "schema": schema}
            parameters.append(
                {**known, "required": True} if item.default is None else known
            )
        else:
            body[wire] = schema
            required += [wire] if item.default is None else []
    if call.returns == "None":
        replies: dict[str, Any] = {"204": {"description": "It was done."}}
    else:
        replies = {"200": _reply(schemas.of_text(call.returns))}
    made: dict[str, Any] = {"parameters": parameters, "responses": replies}
    if body:
        schema = {"type": "object", "properties": body}
        if required:
            schema["required"] = required
        made["requestBody"] = {
            "required": bool(required),
            "content": {"application/json": {"schema": schema}},
        }
    return made
