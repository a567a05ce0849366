"""Whether an API has what its documentation states.

The inventory is a YAML or JSON file whose `endpoints` lists one row an endpoint: text such as
`GET /pets`, or a table of `method`, `path`, and as far as they are documented
`path_parameters`, `query_parameters`, `body_parameters` (names to types), `required_body`
(names), `scopes`, and the `status` of success.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import ir, shapes
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Document, Location, Pointer, child

_SHAPE = "`endpoints: [GET /pets, {method: POST, path: /pets, status: 201}]`"
_PLACES = {"path_parameters": ir.In.PATH, "query_parameters": ir.In.QUERY}


def check(document: Document, api: ir.Api, findings: Diagnostics) -> None:
    """Report what the inventory lists and the API lacks, at the inventory's line."""
    rows = document.data.get("endpoints") if isinstance(document.data, dict) else None
    if not isinstance(rows, list):
        message = "the inventory has no list of `endpoints`"
        _report(document, ROOT, message, findings, f"write {_SHAPE}")
        return
    operations = {(item.method.upper(), item.path): item for item in api.operations}
    for index, row in enumerate(rows):
        at = child(ROOT, "endpoints", index)
        if isinstance(row, str):
            method, _, path = row.partition(" ")
            row = {"method": method, "path": path.strip()}
        if not isinstance(row, dict):
            message = "an endpoint must be text or a table"
            _report(document, at, message, findings, f"write {_SHAPE}")
            continue
        method, path = str(row.get("method", "")).upper(), str(row.get("path", ""))
        operation = operations.get((method, path))
        missing = [""] if operation is None else _missing(row, operation, api)
        for what in missing:
            message = f"{method} {path} is documented{what and f' with {what}'}"
            _report(
                document,
                at,
                f"{message}, and the specification does not have it",
                findings,
            )


def _missing(
    row: dict[str, Any], operation: ir.Operation, api: ir.Api
) -> Iterator[str]:
    for key, location in _PLACES.items():
        known = {
            item.wire for item in operation.parameters if item.location is location
        }
        for name in _names(row, key):
            if name not in known:
                yield f"the {location} parameter `{name}`"
    fields = _body(operation, api)
    for name in _names(row, "body_parameters"):
        if name not in fields:
            yield f"the body field `{name}`"
    for name in _names(row, "required_body"):
        if not (name in fields and fields[name].required):
            yield f"the required body field `{name}`"
    scopes = {
        scope
        for option in operation.security
        for _, needed in option
        for scope in needed
    }
    for scope in _names(row, "scopes"):
        if scope not in scopes:
            yield f"the scope `{scope}`"
    status = row.get("status")
    if status is not None and str(status) not in {
        item.status for item in operation.responses
    }:
        yield f"the status {status}"


def _names(row: dict[str, Any], key: str) -> list[str]:
    """The keys of a table or the items of a list; nothing of anything else."""
    value = row.get(key)
    return [str(name) for name in value] if isinstance(value, dict | list) else []


def _body(operation: ir.Operation, api: ir.Api) -> dict[str, ir.Field]:
    if operation.body is None:
        return {}
    content = shapes.preferred_content(operation.body, api)
    shape = shapes.resolve(api, content.type) if content and content.type else None
    return (
        {field.wire: field for field in shape.fields}
        if isinstance(shape, ir.Object)
        else {}
    )


def _report(
    document: Document,
    at: Pointer,
    message: str,
    findings: Diagnostics,
    hint: str = "add it to the specification, or take it out of the inventory",
) -> None:
    findings.error(
        "inventory",
        ROOT,
        message,
        hint,
        Location(document.name, *document.finder(at)),
    )
