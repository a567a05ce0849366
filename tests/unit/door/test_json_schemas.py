"""What `--format json` prints is what the schemas in docs/schemas say."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
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
DIFF = ["diff", "old.yaml", "new.yaml", "--fail-on", "none"]
CALLS = (
    ("diff-1.json", DIFF),
    ("findings-1.json", ["generate", "old.yaml"]),
    ("findings-1.json", ["check", "old.yaml"]),
    ("findings-1.json", ["normalize", "old.yaml", "--in-place"]),
    ("coverage-1.json", ["coverage", "old.yaml", "-v"]),
    ("rules-1.json", ["rules"]),
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.yaml").write_text(OLD)
    (tmp_path / "new.yaml").write_text(OLD.replace("integer", "boolean"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert name in {*dict(CALLS), "diff-workspace-1.json"}


def test_every_command_with_json_has_a_schema() -> None:
    context = click.Context(app)
    commands = {
        name: app.get_command(context, name) for name in app.list_commands(context)
    }
    printing = {
        name
        for name, command in commands.items()
        if command is not None
        for option in command.params
        if "--format" in option.opts
        and isinstance(option.type, click.Choice)
        and "json" in option.type.choices
    }
    # `schema` prints a schema itself.
    assert printing - {"schema"} == {call[0] for _, call in CALLS}


@pytest.mark.parametrize(("name", "call"), CALLS)
def test_what_is_printed_fits_its_schema(name: str, call: list[str]) -> None:
    done = CliRunner().invoke(app, [*call, "--format", "json"])
    printed = json.loads(done.stdout)
    assert printed
    validator(name).validate(printed)
    if isinstance(printed, dict):
        assert not validator(name).is_valid({**printed, "more": 1})


def test_reports_of_several_apis_fit_theirs() -> None:
    done = CliRunner().invoke(app, [*DIFF, "--format", "json"])
    report = json.loads(done.stdout)
    both = {
        "format": "clientsmith.diff.workspace/1",
        "verdict": "major",
        "apis": {"a": report, "b": report},
    }
    validator("diff-workspace-1.json").validate(both)


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name], registry=REGISTRY)


@pytest.mark.parametrize(
    "call", [DIFF, ["generate", "old.yaml"], ["check", "old.yaml"]]
)
def test_sarif_is_what_its_standard_says(call: list[str]) -> None:
    """By the schema of OASIS, which `SARIF_SCHEMA` names."""
    file = os.environ.get("SARIF_SCHEMA", "")
    if not file:
        pytest.skip("SARIF_SCHEMA names no copy of sarif-schema-2.1.0.json")
    done = CliRunner().invoke(app, [*call, "--format", "sarif"])
    schema = json.loads(Path(file).read_text("utf-8"))
    validator_for(schema)(schema).validate(json.loads(done.stdout))
