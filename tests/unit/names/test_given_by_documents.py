"""What a document calls its operations, arguments and types for SDKs is what they are called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.names import Names
from clientsmith.names.types import component_id

_LIST = "GET /v1/jobs/{id}/runs"


def _names(folder: Path, said: dict[str, Any]) -> Names:
    """The names of an API whose parts have these extensions, by part."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/RunV1"}}}
    parameter = {
        "name": "id",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Jobs", "version": "1"},
        "servers": [{"url": "https://jobs.test"}],
        "paths": {
            "/v1/jobs/{id}/runs": {
                "get": {
                    "operationId": "jobs_runs_read",
                    "parameters": [parameter | said.get("parameter", {})],
                    "responses": {"200": {"description": "ok", "content": content}},
                    **said.get("operation", {}),
                }
            },
            "/v1/jobs": {"get": {"responses": {"204": {"description": "ok"}}}},
        },
        "components": {
            "schemas": {
                "RunV1": {
                    "type": "object",
                    "properties": {"n": {"type": "integer"}},
                    **said.get("schema", {}),
                }
            }
        },
    }
    spec = folder / "spec.json"
    spec.write_text(json.dumps(document), "utf-8")
    names = pipeline.generate(for_spec(spec)).names
    assert names is not None
    return names


@pytest.mark.parametrize(
    ("operation", "path"),
    [
        (
            {"x-fern-sdk-group-name": "runs", "x-fern-sdk-method-name": "of"},
            "runs.of",
        ),
        (
            {
                "x-fern-sdk-group-name": ["jobs", "runs"],
                "x-fern-sdk-method-name": "getAll",
            },
            "jobs.runs.get_all",
        ),
        (
            {
                "x-speakeasy-group": "batch.runs",
                "x-speakeasy-name-override": "fetch",
            },
            "batch.runs.fetch",
        ),
        ({"x-speakeasy-name-override": "peek"}, "jobs.runs.peek"),
        ({"x-speakeasy-group": "batch"}, "batch.retrieve"),
        (
            {"x-fern-sdk-group-name": "class", "x-fern-sdk-method-name": "import"},
            "class_.import_",
        ),
        # What is no name says nothing.
        (
            {"x-fern-sdk-group-name": 5, "x-fern-sdk-method-name": []},
            "jobs.runs.retrieve",
        ),
        (
            {"x-fern-sdk-group-name": [".."], "x-speakeasy-group": ""},
            "jobs.runs.retrieve",
        ),
    ],
)
def test_operations(tmp_path: Path, operation: dict[str, Any], path: str) -> None:
    names = _names(tmp_path, {"operation": operation})
    assert ".".join((*names.resource(_LIST), names.method(_LIST))) == path


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ({"x-fern-parameter-name": "jobId"}, "job_id"),
        ({"x-speakeasy-name-override": "job"}, "job"),
        ({"x-ms-client-name": "key"}, "key"),
        ({"x-stainless-naming": {"python": {"property_name": "job_key"}}}, "job_key"),
        ({"x-stainless-naming": {"java": {"property_name": "jobKey"}}}, "id"),
        ({"x-stainless-naming": []}, "id"),
    ],
)
def test_arguments(tmp_path: Path, parameter: dict[str, Any], name: str) -> None:
    names = _names(tmp_path, {"parameter": parameter})
    assert names.argument(_LIST, ("path", "id")) == name


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ({"x-fern-type-name": "Run"}, "Run"),
        ({"x-ms-client-name": "job run"}, "JobRun"),
        ({"x-stainless-naming": {"python": {"type_name": "RunOf"}}}, "RunOf"),
        ({"x-fern-type-name": 7}, "RunV1"),
    ],
)
def test_types(tmp_path: Path, schema: dict[str, Any], name: str) -> None:
    names = _names(tmp_path, {"schema": schema})
    assert names.type(component_id("RunV1")) == name
