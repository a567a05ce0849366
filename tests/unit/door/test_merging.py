"""Branches that both change the document, merged by git: every published name stays."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from clientsmith.cli.app import app

TEXT = {"type": "string"}
Schemas = dict[str, dict[str, Any]]


def _inline(value: str) -> dict[str, Any]:
    return {"type": "object", "properties": {"k": {**TEXT, "enum": [value]}}}


def _to(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


BRANCHES: dict[str, tuple[Schemas, Schemas]] = {
    "one schema": (
        {"Thing": {"aa": _inline("a")}},
        {"Thing": {"zz": _inline("z")}},
    ),
    "schemas of their own": (
        {"Thing": {"box": _to("Box")}, "Box": {"of": _inline("a")}},
        {"Thing": {"cup": _to("Cup")}, "Cup": {"of": _inline("b")}},
    ),
}
"""What each branch adds: properties by schema."""


def _document(*branches: Schemas) -> str:
    schemas: dict[str, Any] = {}
    for added in ({"Thing": {"a": TEXT, "m": TEXT, "z": TEXT}}, *branches):
        for name, properties in added.items():
            known = schemas.setdefault(name, {"type": "object", "properties": {}})
            known["properties"] |= properties
    content = {"content": {"application/json": {"schema": _to("Thing")}}}
    call = {
        "operationId": "makeThing",
        "requestBody": content,
        "responses": {"200": {"description": "ok", **content}},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.0.0"},
        "paths": {"/things": {"post": call}},
        "components": {"schemas": schemas},
    }
    return json.dumps(document, indent=1, sort_keys=True)


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    command = ["git", *who, "-c", "commit.gpgsign=false", *arguments]
    return subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def _change(folder: Path, message: str, *branches: Schemas) -> dict[str, str]:
    """Write the document, generate and commit; the names of types that are pinned."""
    (folder / "openapi.json").write_text(_document(*branches))
    done = run("generate", "-q")
    assert done.exit_code == 0, done.output
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)
    return _types(folder)


def _types(folder: Path) -> dict[str, str]:
    types: dict[str, str] = json.loads((folder / "openapi.names.lock").read_text())[
        "types"
    ]
    return types


@pytest.mark.parametrize("kind", BRANCHES)
@pytest.mark.parametrize("driven", [False, True], ids=["by hand", "by the driver"])
def test_branches_that_change_the_document_keep_their_names(
    kind: str, driven: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "clientsmith.toml").write_text(
        'spec = "openapi.json"\noutput = "client"\n'
    )
    if driven:
        (tmp_path / ".gitattributes").write_text("*.names.lock merge=clientsmith\n")
        driver = f"{sys.executable} -m clientsmith merge %A %B"
        git(tmp_path, "config", "merge.clientsmith.driver", driver)
    _change(tmp_path, "base")
    one, two = BRANCHES[kind]
    git(tmp_path, "checkout", "-q", "-b", "one")
    names = _change(tmp_path, "one", one)
    git(tmp_path, "checkout", "-q", "main")
    names |= _change(tmp_path, "two", two)
    git(tmp_path, "merge", "one")
    # What the document says now is for people to decide.
    (tmp_path / "openapi.json").write_text(_document(one, two))
    unmerged = git(tmp_path, "diff", "--name-only", "--diff-filter=U").stdout.split()
    assert driven is ("openapi.names.lock" not in unmerged)
    assert "client/.clientsmith.json" in unmerged
    if driven:
        assert names.items() <= _types(tmp_path).items()
    refused = run("generate")
    assert refused.exit_code == 2
    assert "a merge left a conflict in" in refused.output
    assert "generate --force" in refused.output
    done = run("generate", "--force")
    assert done.exit_code == 0, done.output
    assert names.items() <= _types(tmp_path).items()
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "merged")
    checked = run("check")
    assert checked.exit_code == 0, checked.output


def test_names_that_people_have_to_decide_on_are_left_to_them(tmp_path: Path) -> None:
    for name, taken in (("ours", "Pet"), ("theirs", "Animal")):
        lock = {"lock": 1, "types": {"/components/schemas/Pet": taken}}
        (tmp_path / name).write_text(json.dumps(lock))
    before = (tmp_path / "ours").read_text()
    done = run("merge", str(tmp_path / "ours"), str(tmp_path / "theirs"))
    assert done.exit_code == 1
    assert "two branches name" in done.output
    assert (tmp_path / "ours").read_text() == before
    (tmp_path / "theirs").write_text("{")
    done = run("merge", str(tmp_path / "ours"), str(tmp_path / "theirs"))
    assert done.exit_code == 1 and "error:" in done.output
