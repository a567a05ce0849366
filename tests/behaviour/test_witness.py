"""Each break for callers comes with a program: the old package type-checks it, the new one
does not."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands.compare import Scope, compare_documents, read_version
from clientsmith.commands.pipeline import generate
from clientsmith.commands.surfaces import surface_of
from clientsmith.config import Config, load
from clientsmith.diff import Audience, Finding, Level
from clientsmith.diff.callers import compare_surfaces
from clientsmith.report.diagnostics import Diagnostics

pytestmark = pytest.mark.slow

pytest.importorskip("mypy")


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def reply(schema: Any) -> dict[str, Any]:
    return {
        "200": {
            "description": "ok",
            "content": {"application/json": {"schema": schema}},
        }
    }


def identified(kind: dict[str, str]) -> list[Any]:
    return [{"name": "id", "in": "path", "required": True, "schema": kind}]


TEXT = {"type": "string"}
OLD: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1.0.0"},
    "servers": [{"url": "https://zoo.example"}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                    {"name": "kind", "in": "query", "schema": {"enum": ["cat", "dog"]}},
                    {
                        "name": "since",
                        "in": "query",
                        "schema": {**TEXT, "format": "date-time"},
                    },
                ],
                "responses": reply({"type": "array", "items": ref("Pet")}),
            },
            "post": {
                "operationId": "createPet",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": ref("NewPet")}},
                },
                "responses": reply(ref("Pet")),
            },
        },
        "/pets/{id}": {
            "get": {
                "operationId": "getPet",
                "parameters": identified({**TEXT, "format": "uuid"}),
                "responses": reply(ref("Pet")),
            },
            "delete": {
                "operationId": "deletePet",
                "parameters": identified(TEXT),
                "responses": {"204": {"description": "gone"}},
            },
        },
        "/keepers": {
            "get": {"operationId": "getKeepers", "responses": reply(ref("Keeper"))}
        },
    },
    "components": {
        "schemas": {
            "Pet": {
                "type": "object",
                "required": ["name", "born"],
                "properties": {
                    "name": TEXT,
                    "born": {**TEXT, "format": "date"},
                    "owner": ref("Keeper"),
                    "tags": {"type": "array", "items": TEXT},
                    "notes": {"type": "array", "items": TEXT},
                    "marks": {"type": "array", "items": TEXT},
                },
            },
            "Keeper": {
                "type": "object",
                "required": ["id"],
                "properties": {"id": {"type": "integer"}, "mail": TEXT},
            },
            "NewPet": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": TEXT,
                    "toy": ref("Toy"),
                    "size": {"enum": ["s", "m"]},
                    "notes": {"type": "array", "items": TEXT},
                },
            },
            "Toy": {
                "type": "object",
                "required": ["label"],
                "properties": {"label": TEXT, "price": {"type": "number"}},
            },
            "Mood": {"enum": ["calm", "wild"]},
        }
    },
}


def changed() -> dict[str, Any]:
    new = copy.deepcopy(OLD)
    paths, schemas = new["paths"], new["components"]["schemas"]
    del paths["/pets/{id}"]["delete"], paths["/keepers"]
    listed = paths["/pets"]["get"]["parameters"]
    listed[0]["required"] = True
    listed[1]["schema"]["enum"] = ["cat"]
    del listed[2]
    either = {"anyOf": [ref("Pet"), ref("Keeper")]}
    paths["/pets/{id}"]["get"]["responses"] = reply(either)
    # What wraps the earlier type, and what is one kind of item among others.
    schemas["Notes"] = {
        "type": "object", "required": ["texts"],
        "properties": {"texts": {"type": "array", "items": TEXT}},
    }  # fmt: skip
    schemas["Pet"]["properties"]["notes"] = ref("Notes")
    schemas["NewPet"]["properties"]["notes"] = ref("Notes")
    schemas["Pet"]["properties"]["marks"]["items"] = {"anyOf": [TEXT, ref("Notes")]}
    schemas["Pet"]["required"] = ["name"]
    schemas["Pet"]["properties"]["tags"] = TEXT
    del schemas["Pet"]["properties"]["owner"], schemas["Toy"]["properties"]["price"]
    del schemas["Mood"]
    schemas["NewPet"]["required"] = ["name", "size"]
    schemas["NewPet"]["properties"]["size"]["enum"] = ["s"]
    schemas["Toy"]["required"] = ["label", "maker"]
    schemas["Toy"]["properties"]["maker"] = TEXT
    return new


def write(folder: Path, name: str, document: Any, settings: str = "") -> Path:
    spec = folder / f"{name}.json"
    spec.write_text(json.dumps(document))
    files = generate(configured(folder, name, settings)).files
    assert files is not None
    for path, text in files.items():
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", "surrogateescape")
    return spec


def configured(folder: Path, name: str, settings: str) -> Config:
    file = folder / f"{name}.toml"
    file.write_text(f'spec = "{name}.json"\noutput = "out-{name}"\n{settings}')
    diagnostics = Diagnostics()
    found = load(file, diagnostics)
    assert found, list(diagnostics)
    return found[0]


def faulty(folder: Path, package: Path) -> set[str]:
    """The programs that a package does not type-check."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--follow-imports=silent", "--no-error-summary",
         "--cache-dir", str(folder / "cache" / package.name), str(folder / "programs")],
        env={**os.environ, "MYPYPATH": str(package)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )  # fmt: skip
    assert not done.stderr, done.stderr
    lines = [line for line in done.stdout.splitlines() if ": error:" in line]
    return {Path(line.partition(":")[0]).name for line in lines}


def check_programs(folder: Path, breaks: list[Finding]) -> None:
    """The old package type-checks all, the new one none, but all as they have to be there."""
    programs = folder / "programs"
    programs.mkdir()
    for number, item in enumerate(breaks):
        assert item.witness, item.rule
        (programs / f"program_{number}.py").write_text(item.witness)
        assert bool(item.remedy) != item.rule.endswith(GONE), item.rule
        if item.remedy:
            (programs / f"remedy_{number}.py").write_text(item.remedy)
    before, after = (faulty(folder, folder / name) for name in ("old", "new"))
    made = {path.name for path in programs.iterdir()}
    remedies = {name for name in made if name.startswith("remedy_")}
    assert not before - remedies
    assert after == made - remedies
    assert len(remedies) > 5


GONE = ("-removed", "-kind-changed")


def test_programs_fit_the_old_package_and_not_the_new_one(tmp_path: Path) -> None:
    old, new = write(tmp_path, "old", OLD), write(tmp_path, "new", changed())
    report = compare_documents(
        str(old), str(new), Scope(audiences={Audience.SOURCE})
    ).report
    assert report is not None
    breaks: list[Finding] = [
        item for item in report.findings if item.level is Level.ERROR
    ]
    assert len({item.rule for item in breaks}) >= 11
    remedies = "\n".join(item.remedy for item in breaks)
    assert "found.texts" in remedies and "{'texts': notes_}" in remedies
    assert "isinstance(item, str)" in remedies
    check_programs(tmp_path, breaks)


SETTINGS = """types = {Toy = "Plaything", Pet = "Animal"}
operations.listPets.method = "find"
surface.positional = "all"
surface.extras = {extra_headers = "headers"}
server = {argument = "region", names = {eu = "https://eu.test", us = "https://us.test"}}
"""
LATER = """types = {Pet = "Animal"}
server = {argument = "region", names = {eu = "https://eu.test"}}
"""


def varied(*, later: bool) -> dict[str, Any]:
    """A document with what the other one lacks: aliases, a class that is none later, keys
    and results of other types."""
    made = copy.deepcopy(OLD)
    schemas, paths = made["components"]["schemas"], made["paths"]
    query = {"name": "mood", "in": "query", "schema": ref("Mood")}
    paths["/pets"]["get"]["parameters"].append(query)
    schemas["NewPet"]["properties"]["weight"] = ref("Weight")
    schemas["Weight"] = {"type": ["number", "string"]}
    schemas["Pet"]["properties"]["weight"] = ref("Weight")
    if later:
        schemas["Mood"] = {"enum": ["calm"]}
        schemas["Weight"] = {"type": ["boolean", "object"]}
        schemas["Toy"]["properties"]["price"] = TEXT
        schemas["Keeper"] = {"enum": ["Ann", "Ben"]}
        paths["/keepers"]["get"]["responses"] = reply({"type": "integer"})
    return made


def test_programs_fit_the_old_configuration_and_not_the_new_one(tmp_path: Path) -> None:
    breaks: list[Finding] = []
    sides = [
        ("old", varied(later=False), SETTINGS),
        ("new", varied(later=True), LATER),
    ]
    surfaces = []
    for name, document, settings in sides:
        spec = write(tmp_path, name, document, settings)
        tree = read_version(str(spec)).tree
        assert tree is not None
        config = configured(tmp_path, name, settings)
        surfaces.append(surface_of(tree, config, Diagnostics(), None))
    old, new = surfaces
    assert old is not None and new is not None
    breaks = [item for item in compare_surfaces(old, new) if item.level is Level.ERROR]
    told = {item.rule.removeprefix("python-") for item in breaks}
    assert told >= {
        "method-renamed", "class-renamed", "class-kind-changed", "positions-changed",
        "argument-removed", "argument-type-narrowed", "alias-type-changed",
        "key-type-changed", "result-type-changed",
    }, told  # fmt: skip
    check_programs(tmp_path, breaks)
