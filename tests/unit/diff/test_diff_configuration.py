"""What a configuration says belongs to what callers see: changes of it are told like changes of
the document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands.compare import compare_documents
from clientsmith.commands.pipeline import generate
from clientsmith.commands.surfaces import surface_of
from clientsmith.config import load
from clientsmith.diff import Level
from clientsmith.diff.callers import compare_surfaces
from clientsmith.report.diagnostics import Diagnostics

TEXT = {"type": "string"}
PET = {"$ref": "#/components/schemas/Pet"}


def reply(schema: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"200": {"description": "ok", "content": content}}


def query(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": "integer"}}


ID = {"name": "id", "in": "path", "required": True, "schema": TEXT}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1.0.0"},
    "security": [{"token": []}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "parameters": [query("page"), query("size")],
                "responses": reply(
                    {
                        "type": "object",
                        "required": ["items"],
                        "properties": {"items": {"type": "array", "items": PET}},
                    }
                ),
            },
            "post": {"operationId": "addPet", "responses": reply(PET)},
        },
        "/pets/{id}": {
            "get": {
                "operationId": "getPet",
                "parameters": [ID],
                "responses": reply(PET),
            },
        },
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Pet": {
                "type": "object",
                "required": ["id", "status"],
                "properties": {"id": TEXT, "status": TEXT},
            }
        },
    },
}
SERVERS = 'server = {argument = "region", names = {eu = "https://eu.test", us = "https://us.test"}}'
PAGED = (
    'operations.listPets.paging = {kind = "page", items = "items", parameter = "page"}'
)
WAITS = """[waits.pet]
poll = "getPet"
start = "addPet"
success = ["ready"]
state = "status"
"""
E, N = Level.ERROR, Level.INFO
CHANGES = (
    ('package = "zoo"', 'package = "pets"', E, {"package-renamed"}),
    ('client = "Zoo"', 'client = "Pets"', E, {"client-renamed"}),
    ('types.Pet = "Animal"', "", E, {"class-renamed"}),
    ('operations.listPets.method = "find"', "", E, {"method-renamed"}),
    ('operations.getPet.resource = "owned"', "", E, {"method-renamed"}),
    (PAGED, "operations.listPets.paging = false", E, {"result-type-changed"}),
    (
        'credentials.token.argument = "key"',
        "",
        E,
        {"argument-renamed"},
    ),
    ('credentials.token.env = "TOKEN"', "", E, {"variable-removed"}),
    (
        'credentials.token.env = "TOKEN"',
        'credentials.token.env = "KEY"',
        E,
        {"variable-renamed"},
    ),
    ("", 'env.prefix = "ZOO"', N, {"variable-added"}),
    ('env.prefix = "ZOO"', 'env.prefix = "PETS"', E, {"variable-renamed"}),
    (
        'env.prefix = "ZOO"',
        'env = {prefix = "ZOO", base_url = "ZOO_URL"}',
        E,
        {"variable-renamed"},
    ),
    (
        'env.prefix = "ZOO"',
        'env.prefix = "ZOO"\ncredentials.token.env = "ZOO_TOKEN"',
        None,
        set(),
    ),
    (SERVERS, "", E, {"argument-removed", "argument-became-required"}),
    (SERVERS, SERVERS.replace("us", "asia"), E, {"argument-type-changed"}),
    (
        SERVERS,
        SERVERS.replace(', us = "https://us.test"', ""),
        E,
        {"argument-type-narrowed"},
    ),
    (
        SERVERS,
        SERVERS.replace("region", "site"),
        E,
        {"argument-renamed"},
    ),
    (WAITS, "", E, {"method-removed"}),
    ('surface.positional = "all"', "", E, {"positions-changed"}),
    ("", 'surface.positional = "last"', N, {"positions-added"}),
    (
        'surface.extras = {extra_headers = "headers"}',
        "",
        E,
        {"argument-removed"},
    ),
    (
        'surface.constructor = {default_headers = "headers"}',
        "",
        E,
        {"argument-renamed"},
    ),
)


def configured(folder: Path, text: str) -> Any:
    (folder / "zoo.json").write_text(json.dumps(DOCUMENT))
    file = folder / "clientsmith.toml"
    file.write_text(f'spec = "zoo.json"\n{text}')
    diagnostics = Diagnostics()
    found = load(file, diagnostics)
    assert found, list(diagnostics)
    surface = surface_of(DOCUMENT, found[0], diagnostics, None)
    assert surface is not None, list(diagnostics)
    return surface


@pytest.mark.parametrize(("before", "after", "level", "rules"), CHANGES)
def test_a_change_of_the_configuration_is_told(
    before: str, after: str, level: Level | None, rules: set[str], tmp_path: Path
) -> None:
    old, new = configured(tmp_path, before), configured(tmp_path, after)
    found = compare_surfaces(old, new)
    told = {item.rule.removeprefix("python-") for item in found}
    assert rules <= told, [item.message for item in found]
    assert (found[0].level if found else None) is level, [x.message for x in found]
    assert not compare_surfaces(old, old)


def test_variables_with_the_prefix_are_what_the_client_reads(tmp_path: Path) -> None:
    variables = configured(tmp_path, 'env.prefix = "ZOO"').variables
    assert variables == {"token": "ZOO_TOKEN", "base_url": "ZOO_BASE_URL"}
    found = load(tmp_path / "clientsmith.toml", Diagnostics())
    assert found
    files = generate(found[0]).files
    assert files is not None
    client = files["zoo/_client.py"]
    assert all(f'"{variable}"' in client for variable in variables.values())


@pytest.mark.parametrize(
    ("names", "rules"),
    [
        (["RED", "AZURE"], {"python-member-removed", "python-member-added"}),
        (["BLUE", "RED"], {"python-member-type-changed"}),
        (None, {"python-class-removed"}),
        (["RED", "BLUE"], set()),
    ],
)
def test_constants_of_enumerations_are_compared(
    names: list[str] | None, rules: set[str], tmp_path: Path
) -> None:
    """Not a byte of a request differs, and programs break."""

    def document(name: str, labels: list[str] | None) -> str:
        said = {"x-enum-varnames": labels} if labels else {}
        color = {"type": "integer", "enum": [1, 2], **said}
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/C"}}}
        reply = {"200": {"description": "ok", "content": content}}
        made = {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"get": {"responses": reply}}},
            "components": {"schemas": {"C": color}},
        }
        (tmp_path / name).write_text(json.dumps(made))
        return str(tmp_path / name)

    old = document("old.json", ["RED", "BLUE"])
    report = compare_documents(old, document("new.json", names)).report
    assert report is not None
    told = {item for item in report.findings if item.rule.startswith("python-")}
    assert {item.rule for item in told} == rules
    assert all(item.witness for item in told if item.level is Level.ERROR)
