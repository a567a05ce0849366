"""`diff` tells of states that come and go, where something waits for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app

RULE = """spec = "new.json"
[waits.batch]
poll = "GET /batches/{id}"
success = ["completed"]
failure = ["failed"]
"""


def document(*states: str) -> str:
    parameter = {
        "name": "id",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
    }
    properties = {"status": {"type": "string", "enum": states}}
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    reply = {"description": "It.", "content": {"application/json": {"schema": schema}}}
    get = {"parameters": [parameter], "responses": {"200": reply}}
    paths = {"/batches/{id}": {"get": get}}
    info = {"title": "Jobs", "version": "1"}
    return json.dumps({"openapi": "3.1.0", "info": info, "paths": paths})


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (("running", "completed", "failed", "paused"), "has a new state `paused`"),
        (("running", "completed"), "has the state `failed` no longer"),
        (("completed", "failed"), ""),  # a state that no list has may go
    ],
)
def test_states_that_come_and_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(document("running", "completed", "failed"))
    (tmp_path / "new.json").write_text(document(*new))
    (tmp_path / "clientsmith.toml").write_text(RULE)
    result = CliRunner().invoke(app, ["diff", "old.json", "new.json"])
    told = [line for line in result.output.splitlines() if "The wait `batch`" in line]
    assert len(told) == bool(said)
    assert all(said in line for line in told)
