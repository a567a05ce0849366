"""A reference that has a page of each kind, also those that a small API has none of."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs
from clientsmith.text.binary import to_bytes

PAGES = (
    "index.html",
    "endpoints.html",
    "errors.html",
    "behaviour.html",
    "testing.html",
    "changes.html",
    "guides/own.html",
    "guides/webhooks.html",
    "models/index.html",
    "models/shared.html",
    "resources/stations.html",
    "resources/stations.list.html",
    "resources/stations.create.html",
    "resources/small.html",
)
_NAME = "aVeryLongNameOfAPropertyThatHasToBreakSomewhereOnATelephone"


def write_site(folder: Path) -> Path:
    """Build it into a folder of its own, and give that."""
    spec, guide, log = folder / "spec.json", folder / "own.md", folder / "changes.md"
    spec.write_text(json.dumps(_document()), "utf-8")
    guide.write_text("# Own\n\nWords.\n\n## More\n\n| a | b |\n|---|---|\n| c | d |\n")
    log.write_text("# Changelog\n\n## [1.0.0] - 2030-01-31\n\n### Added\n\n- All.\n")
    docs = Docs(changelog=log, guides=(guide,), versions={"1": "/1/", "2": "/2/"})
    config = replace(configuration.for_spec(spec), docs=docs, naming="tags")
    files = pipeline.generate(config).files
    assert files is not None
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(to_bytes(text))
    return folder / "docs"


def _document() -> dict[str, Any]:
    station = {"$ref": "#/components/schemas/Station"}
    body = {"application/json": {"schema": station}}
    replies: dict[str, Any] = {
        "200": {"description": "Fine.", "content": body},
        "404": {"description": "None.", "content": body},
    }

    def operation(name: str, tag: str = "stations", **more: Any) -> dict[str, Any]:
        words = {"summary": f"Call {name}", "description": f"Calls `{name}`. " * 20}
        said = {"operationId": name, "tags": [tag], **words, "responses": replies}
        return said | more

    refused = (400, 401, 403, 404, 409, 422, 429, 500, 502, 503)
    many = replies | {str(status): replies["404"] for status in refused}
    query = {"name": "name", "in": "query", "schema": {"type": "string"}}
    sent = {"required": True, "content": body}
    paths: dict[str, Any] = {
        "/stations": {
            "get": operation("list", parameters=[query], deprecated=True),
            "post": operation("create", requestBody=sent),
        },
        "/small": {"get": operation("small_list", "small", responses=many)},
    }
    for number in range(12):
        paths[f"/stations/{'way/' * 8}{number}"] = {"get": operation(f"find_{number}")}
    kinds = {"type": "string", "enum": [f"kind-{number}" for number in range(40)]}
    fields = {
        "id": {"type": "string", "readOnly": True},
        _NAME: {"type": "integer", "maximum": 9, "default": 3},
        "kind": {"$ref": "#/components/schemas/StationKind"},
        "next": station,
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Stations", "version": "1", "description": "All of them."},
        "servers": [{"url": "https://stations.test", "description": "The one."}],
        "security": [{"key": []}],
        "paths": paths,
        "webhooks": {"moved": {"post": operation("moved", requestBody=sent)}},
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Station": {"type": "object", "required": ["id"], "properties": fields},
                "StationKind": kinds,
            },
        },
    }
