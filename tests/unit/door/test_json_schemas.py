"""What `--format json` prints is what the schemas in docs/schemas say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

FOLDER = Path(__file__).parents[3] / "docs" / "schemas"
SCHEMAS = {path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.json")}
REGISTRY: Any = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)
OLD = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, example: 1}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: string}}}}
"""
CALLS = {
    "diff-1.json": ["diff", "old.yaml", "new.yaml", "--fail-on", "none"],
    "findings-1.json": ["generate", "old.yaml"],
    "coverage-1.json": ["coverage", "old.yaml", "-v"],
    "rules-1.json": ["rules"],
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.yaml").write_text(OLD)
    (tmp_path / "new.yaml").write_text(OLD.replace("integer", "boolean"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert name in CALLS or name == "diff-workspace-1.json"


@pytest.mark.parametrize("name", sorted(CALLS))
def test_what_is_printed_fits_its_schema(name: str) -> None:
    done = CliRunner().invoke(app, [*CALLS[name], "--format", "json"])
    printed = json.loads(done.stdout)
    assert printed
    validator(name).validate(printed)
    if isinstance(printed, dict):
        assert not validator(name).is_valid({**printed, "more": 1})


def test_reports_of_several_apis_fit_theirs() -> None:
    done = CliRunner().invoke(app, [*CALLS["diff-1.json"], "--format", "json"])
    report = json.loads(done.stdout)
    both = {
        "format": "clientsmith.diff.workspace/1",
        "verdict": "major",
        "apis": {"a": report, "b": report},
    }
    validator("diff-workspace-1.json").validate(both)


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name], registry=REGISTRY)
