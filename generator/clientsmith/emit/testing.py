"""What a package's fake serves: its operations and their examples, as JSON data."""

from __future__ import annotations

import json
from typing import Any

from .. import ir, shapes
from ..plan.results import success


def documented(api: ir.Api) -> str:
    """The text of `documented.json`: one operation a line."""
    rows = [
        json.dumps(_row(api, operation), ensure_ascii=True)
        for operation in sorted(api.operations, key=lambda item: item.id)
    ]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _row(api: ir.Api, operation: ir.Operation) -> dict[str, Any]:
    row: dict[str, Any] = {"method": operation.method, "path": operation.path}
    query = [item for item in operation.parameters if item.location is ir.In.QUERY]
    if query:
        row["query"] = [item.wire for item in query]
        required = [item.wire for item in query if item.required]
        if required:
            row["required"] = required
    if operation.body is not None:
        row["media"] = [content.media for content in operation.body.contents]
        if operation.body.required:
            row["needs_body"] = True
    replies = success(operation)
    if replies:
        row |= _reply(api, replies[0])
    return row


def _reply(api: ir.Api, response: ir.Response) -> dict[str, Any]:
    status = response.status
    row: dict[str, Any] = {"status_code": int(status) if status.isdigit() else 200}
    for content in response.contents:
        if shapes.is_json(content.media):
            row["content_type"] = content.media
            if content.examples:
                row["example"] = content.examples[0][1]
            return row
    if response.contents:
        row["content_type"] = response.contents[0].media
    return row
