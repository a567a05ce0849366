"""`init` and `coverage` print jobs as commented lines, and say why others are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app

TEXT = {"type": "string"}


def document() -> dict[str, Any]:
    """A job, and something that a person decides."""
    paths: dict[str, Any] = {}
    states = {
        "jobs": ["queued", "processing", "completed", "failed"],
        "orders": ["processing", "needs_approval", "completed", "failed"],
    }
    parameter = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    for noun, listed in states.items():
        properties = {"id": TEXT, "status": {"type": "string", "enum": listed}}
        schema = {"type": "object", "required": ["id"], "properties": properties}
        content = {"application/json": {"schema": schema}}
        reply = {"responses": {"200": {"description": "It.", "content": content}}}
        paths[f"/{noun}"] = {"post": reply}
        paths[f"/{noun}/{{id}}"] = {"parameters": [parameter], "get": reply}
    about = {"title": "Acme", "version": "1"}
    return {"openapi": "3.1.0", "info": about, "paths": paths}


def test_jobs_are_printed_as_comments_with_reasons_for_what_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec.json").write_text(json.dumps(document()))
    done = CliRunner().invoke(app, ["init", "spec.json"])
    assert done.exit_code == 0, done.output
    written = (tmp_path / "clientsmith.toml").read_text()
    said = CliRunner().invoke(app, ["coverage"])
    for text in (written, said.output):
        assert "# [waits.job]" in text and '# poll = "GET /jobs/{id}"' in text
        assert "[waits.order]" not in text
    assert "\n[waits" not in written
    about = " ".join(said.output.split())
    assert "GET /orders/{id}" in about and "people or of money" in about
