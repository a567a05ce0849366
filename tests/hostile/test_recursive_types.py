"""Lists, unions and maps that hold themselves, wherever a document can have a schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands import pipeline
from clientsmith.commands.compare import compare_documents
from clientsmith.config import for_spec

SELF = {"$ref": "#/components/schemas/T"}
FILE = {"type": "string", "format": "binary"}
LIST = {"type": "array", "items": SELF}
RECURSIVE: dict[str, dict[str, Any]] = {
    "a list of itself": LIST,
    "a list of lists of itself": {"type": "array", "items": LIST},
    "a list of itself, or null": {"oneOf": [LIST, {"type": "null"}]},
    "a list of itself, or a file": {"anyOf": [LIST, FILE]},
    "a map of itself, or a file": {
        "anyOf": [{"type": "object", "additionalProperties": SELF}, FILE]
    },
    "a tuple of itself": {"type": "array", "prefixItems": [SELF], "items": False},
    "itself and a list": {"allOf": [SELF, LIST]},
}
MEDIA = (
    "application/json",
    "application/octet-stream",
    "application/x-www-form-urlencoded",
    "application/xml",
    "multipart/form-data",
    "text/event-stream",
    "text/plain",
)


def _everywhere(schema: dict[str, Any]) -> dict[str, Any]:
    part = {"type": "object", "properties": {"p": SELF}}
    paths: dict[str, Any] = {}
    for index, media in enumerate(MEDIA):
        for kind, held in (("whole", SELF), ("part", part)):
            content = {"content": {media: {"schema": held}}}
            paths[f"/{kind}/{index}"] = {
                "post": {
                    "requestBody": {"required": True, **content},
                    "responses": {"200": {"description": "ok", **content}},
                }
            }
    for place in ("query", "header", "cookie"):
        named = {"name": "q", "in": place, "schema": SELF}
        reply = {"description": "ok", "headers": {"H": {"schema": SELF}}}
        paths[f"/{place}"] = {
            "get": {"parameters": [named], "responses": {"200": reply}}
        }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"schemas": {"T": schema}},
    }


@pytest.mark.parametrize("schema", RECURSIVE.values(), ids=list(RECURSIVE))
def test_a_type_that_holds_itself(schema: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "spec.json"
    path.write_text(json.dumps(_everywhere(schema)))
    result = pipeline.generate(for_spec(path))
    assert result.files is not None, list(result.diagnostics)
    report = compare_documents(str(path), str(path)).report
    assert report is not None and not report.findings
