"""Renames: told as one change, and as no break where the earlier name stays."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from clientsmith.config.earlier import AliasesError, add_aliases
from clientsmith.diff import Level
from clientsmith.diff.callers import compare_surfaces
from clientsmith.diff.stubs import read_stub

OLD = """
class Pets(Resource):
    def find(self, *, maximum: int) -> Animal:
        '''GET /pets
maximum = query:limit'''
class Animal(Model):
    name: str
"""
NEW = """
class Pets(Resource):
    def list(self, *, limit: int) -> Pet:
        '''GET /pets
limit = query:limit'''
class Pet(Model):
    name: str
"""
ALIASES = """
Pets.find: Renamed = "Pets.list"
Pets.list.maximum: Renamed = "limit"
Animal: Renamed = "Pet"
"""
SPEC = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1"},
    "servers": [{"url": "https://api.test"}],
    "security": [{"token": []}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer"}}
                ],
                "responses": {
                    "200": {
                        "description": "The pet.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Pet"}
                            }
                        },
                    }
                },
            }
        }
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Pet": {"type": "object", "properties": {"name": {"type": "string"}}}
        },
    },
}
BEFORE = """spec = "spec.json"
operations.listPets.method = "find"
types.Pet = "Animal"
credentials.token.env = "TOKEN"
"""
AFTER = BEFORE.replace('"find"', '"all"').replace('"Animal"', '"Beast"')


def test_what_is_kept_as_an_alias_is_no_break() -> None:
    found = compare_surfaces(read_stub(OLD), read_stub(NEW + ALIASES))
    assert {item.rule for item in found} == {
        "python-method-aliased",
        "python-argument-aliased",
        "python-class-aliased",
    }
    assert {item.level for item in found} == {Level.INFO}


def test_an_alias_that_is_gone_is_a_break() -> None:
    found = compare_surfaces(read_stub(NEW + ALIASES), read_stub(NEW))
    assert {item.rule for item in found} == {"python-alias-removed"}
    assert len(found) == 3


def _diff(folder: Path, *options: str) -> tuple[int, set[str]]:
    command = [sys.executable, "-m", "clientsmith", "diff", "HEAD:spec.json"]
    done = subprocess.run(
        [*command, "spec.json", "--format", "json", "--fail-on", "error", *options],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1), done.stderr
    found = json.loads(done.stdout)["callers"]
    return done.returncode, {item["rule"] for item in found}


def test_aliases_of_what_was_renamed_are_written(tmp_path: Path) -> None:
    def lock(argument: str) -> None:
        held = {"lock": 1, "arguments": {"GET /pets": {"query:limit": argument}}}
        (tmp_path / "spec.names.lock").write_text(json.dumps(held))

    settings = tmp_path / "clientsmith.toml"
    (tmp_path / "spec.json").write_text(json.dumps(SPEC))
    settings.write_text(BEFORE)
    lock("maximum")
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.com")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Begin")):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    settings.write_text(AFTER.replace('"TOKEN"', '"KEY"'))
    lock("limit")
    code, rules = _diff(tmp_path)
    assert code == 1
    assert rules >= {
        "python-method-renamed",
        "python-class-renamed",
        "python-variable-renamed",
    }
    settings.write_text(AFTER)
    assert _diff(tmp_path, "--write-aliases")[0] == 1
    assert settings.read_text().startswith(AFTER)
    assert tomllib.loads(settings.read_text())["aliases"] == {
        "methods": {"pets.find": "pets.all"},
        "classes": {"Animal": "Beast"},
        "arguments": {"pets.all.maximum": "limit"},
    }
    assert _diff(tmp_path) == (
        0,
        {"python-method-aliased", "python-argument-aliased", "python-class-aliased"},
    )
    again = settings.read_text()
    _diff(tmp_path, "--write-aliases")
    assert settings.read_text() == again


def test_aliases_are_added_to_the_table_that_is_there() -> None:
    text = '[apis."v 1".aliases.methods]  \n"a.b" = "a.c"\n'
    made = add_aliases(text, ("apis", "v 1"), {"methods": {"a.b": "x", "a.d": "a.c"}})
    assert tomllib.loads(made)["apis"]["v 1"]["aliases"]["methods"] == {
        "a.b": "a.c",
        "a.d": "a.c",
    }


def test_aliases_that_cannot_be_added_are_said() -> None:
    with pytest.raises(AliasesError, match='= "B"'):
        add_aliases("aliases = {}\n", (), {"classes": {"A": "B"}})
