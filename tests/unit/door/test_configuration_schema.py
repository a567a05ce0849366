"""The schema of the configuration accepts what is read, and refuses what is reported."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from clientsmith import config as configuration
from clientsmith.cli.app import app
from clientsmith.config.descriptions import DESCRIPTIONS
from clientsmith.config.json_schema import configuration_schema, keys_of
from clientsmith.report.diagnostics import Diagnostics
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "configuration.md"
SCHEMA = configuration_schema()
GOLDENS = sorted((ROOT / "tests" / "golden").glob("*/clientsmith.toml"))


def is_valid(data: Any) -> bool:
    return Draft202012Validator(SCHEMA).is_valid(data)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_command_prints_it() -> None:
    done = CliRunner().invoke(app, ["schema"])
    assert json.loads(done.output) == SCHEMA


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.parent.name)
def test_what_is_read_is_valid(path: Path) -> None:
    Draft202012Validator(SCHEMA).validate(tomllib.loads(path.read_text()))


def test_our_own_configuration_is_valid() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    Draft202012Validator(SCHEMA).validate(project["tool"]["clientsmith"])


@pytest.mark.parametrize(
    "text",
    [
        "spec = 1",
        'spec = ""',
        'naming = "tag"',
        'package = "class"',
        'client = "a-b"',
        'overlays = "a.yaml"',
        "nope = 1",
        "limits.seconds = 0",
        "limits.seconds = 9999999999",
        "limits.seconds = true",
        'limits.deepness = "x"',
        'operations."GET /a".paging = true',
        'operations."GET /a".paging.kind = "odd"',
        'operations."GET /a".paging = {items = "a"}',
        "operations.a.resource = [1]",
        'paging.a = {kind = "page"}',
        'aliases.classes.A = {until = "1"}',
        'aliases.classes.A = {name = "B", until = "soon"}',
        'docs.accent = "red"',
        'docs.url = "ftp://a"',
        "docs = true",
        'distribution.published = "yes"',
        'upstream.url = "nowhere"',
        'waits.a = {success = ["done"]}',
        "waits.a = true",
        'waits.a = {poll = "get", success = ["done"], timeout = 0}',
        'apis.a.nope = "x"',
    ],
)
def test_what_is_reported_is_invalid(text: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    path = tmp_path / "clientsmith.toml"
    path.write_text(text)
    assert configuration.load(path, diagnostics) is None
    assert not is_valid(tomllib.loads(text))


def test_each_key_has_a_type() -> None:
    for key, schema in keys_of(SCHEMA):
        assert schema.keys() & {"type", "enum", "anyOf", "const"}, key


def test_each_key_is_described_once() -> None:
    keys = {key for key, _ in keys_of(SCHEMA)}
    shared = {f"aliases.*.*.{key}" for key in ("name", "until", "silent")}
    assert DESCRIPTIONS.keys() - keys == shared


def test_the_page_is_up_to_date() -> None:
    """Renew it by `clientsmith schema --format markdown > docs/configuration.md`."""
    done = CliRunner().invoke(app, ["schema", "--format", "markdown"])
    assert done.output == PAGE.read_text(encoding="utf-8")
    for key, _ in keys_of(SCHEMA):
        if not key.startswith("apis") and not key.endswith("*"):
            assert f"| `{key.replace('*', 'NAME')}` |" in done.output
