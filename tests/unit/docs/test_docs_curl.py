"""Examples with curl ask for what the examples in Python send."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs

_DONE = {"204": {"description": "Done."}}
_JSON = "application/json"


def _body(media: str, required: bool = True, **properties: object) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties}
    return {"required": required, "content": {media: {"schema": schema}}}


_TEXT = {"type": "string"}
_FORM = "application/x-www-form-urlencoded"
_STREAM = {
    "200": {
        "description": "Words.",
        "content": {
            _JSON: {"schema": _TEXT},
            "text/event-stream": {"schema": _TEXT},
        },
    }
}
_BOTH = _body(
    "multipart/form-data", file={"type": "string", "format": "binary"}, a=_TEXT
)
_BOTH["content"] |= _body(_JSON, a=_TEXT)["content"]

CASES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "a body of nothing": (
        "/a",
        {"requestBody": _body(_JSON, a=_TEXT)},
        ["-X", "POST", "https://a.test/a", "-H", f"Content-Type: {_JSON}", "-d", "{}"],
    ),
    "a form of nothing": (
        "/a",
        {"requestBody": _body(_FORM, a=_TEXT)},
        ["-X", "POST", "https://a.test/a", "-d", ""],
    ),
    "a body that may be left out": (
        "/a",
        {"requestBody": _body(_JSON, required=False, a=_TEXT)},
        ["-X", "POST", "https://a.test/a"],
    ),
    "the smallest form that will do": (
        "/a",
        {"requestBody": _BOTH},
        ["-X", "POST", "https://a.test/a", "-H", f"Content-Type: {_JSON}", "-d", "{}"],
    ),
    "a server of its own": (
        "/a",
        {"servers": [{"url": "https://b.test/v2/"}]},
        ["-X", "POST", "https://b.test/v2/a"],
    ),
    "a fragment": (
        "/a#one",
        {
            "parameters": [
                {"name": "q", "in": "query", "required": True, "schema": _TEXT}
            ]
        },
        ["-X", "POST", "https://a.test/a?q=q"],
    ),
}


def _commands(folder: Path, path: str, operation: dict[str, Any]) -> list[list[str]]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://a.test"}],
        "paths": {
            path: {"post": {"operationId": "make", "tags": ["things"]} | operation}
        },
    }
    spec = folder / "spec.json"
    spec.write_text(json.dumps(document), "utf-8")
    files = pipeline.generate(replace(configuration.for_spec(spec), docs=Docs())).files
    assert files is not None
    (text,) = (
        text
        for at, text in files.items()
        if at.startswith("docs/resources/") and at.endswith(".md")
    )
    blocks = text.split("```console\ncurl ")[1:]
    commands = (block.partition("\n```")[0].replace("\\\n", "") for block in blocks)
    return [shlex.split(command) for command in commands]


@pytest.mark.parametrize("case", CASES)
def test_curl_sends_what_python_sends(tmp_path: Path, case: str) -> None:
    path, operation, expected = CASES[case]
    assert _commands(tmp_path, path, {"responses": _DONE} | operation) == [expected]


def test_a_stream_is_asked_for(tmp_path: Path) -> None:
    body = _body(_JSON, stream={"type": "boolean"})
    plain, streamed = _commands(
        tmp_path, "/a", {"responses": _STREAM, "requestBody": body}
    )
    assert json.loads(plain[-1]) == {}
    assert json.loads(streamed[-1]) == {"stream": True}
