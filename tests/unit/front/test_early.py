"""A document read by a second process gives the same as one that is read here."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

import pytest
from clientsmith import output
from clientsmith.commands import front_end, generate
from clientsmith.commands.outcome import Outcome
from clientsmith.config import Config, for_spec

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Odd", "version": "1"},
    "paths": {
        "/a": {
            "get": {
                "operationId": "a",
                "parameters": [{"name": "b", "in": "query", "schema": {"type": "int"}}],
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/C"}
                            }
                        },
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {"C": {"type": "object", "properties": {"d": {"enum": []}}}}
    },
}


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document is large, and no thread is in the way."""
    monkeypatch.setattr(front_end, "_LARGE", 0)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def delivered(spec: Path, folder: Path) -> tuple[Outcome, dict[str, bytes]]:
    config = Config(root=spec.parent, spec=spec, output=folder)
    outcome = generate.deliver(config)
    return outcome, {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and output.STATE not in path.parts
    }


@pytest.mark.skipif(sys.platform != "linux", reason="needs a fork")
@pytest.mark.parametrize("fault", ["", "}"])
def test_the_outcome_is_the_same(
    tmp_path: Path, request: pytest.FixtureRequest, fault: str
) -> None:
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps(DOCUMENT, indent=1) + fault)
    here, files = delivered(spec, tmp_path / "here")
    request.getfixturevalue("large")
    there, others = delivered(spec, tmp_path / "there")
    assert bool(fault) == (not files)
    assert files == others
    assert here.findings == there.findings
    assert len(here.findings) >= (1 if fault else 2)
    assert fault or all(found.line for found in here.findings)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("spec", ["absent.json", "folder", "a\0b"])
def test_what_is_no_file_is_not_begun(tmp_path: Path, spec: str) -> None:
    (tmp_path / "folder").mkdir()
    with front_end.begun(for_spec(tmp_path / spec)) as early:
        assert early is None
