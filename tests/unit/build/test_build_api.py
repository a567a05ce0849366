"""The API as a whole: order, coverage, JSON."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

from clientsmith.build.coverage import Outcome, Part, coverage
from clientsmith.build.ir_json import to_json
from clientsmith.commands import pipeline
from clientsmith.config import ServerChoice, for_spec
from clientsmith.model import ir
from small import built, query, ref, reply

TEXT = {"type": "string"}


def document() -> tuple[dict[str, Any], dict[str, Any]]:
    """Schemas and paths in which much is shared, inline and nested."""
    address = {
        "type": "object",
        "properties": {"street": TEXT, "tags": {"type": "array"}},
    }
    kinds = {"enum": [f"kind{n}" for n in range(9)]}
    schemas: dict[str, Any] = {
        "Base": {
            "type": "object",
            "properties": {"kind": TEXT, "address": address},
            "discriminator": {"propertyName": "kind"},
        },
        "Maybe": {"anyOf": [ref("Base"), {"type": "null"}]},
        "Loop": {"anyOf": [ref("Pool"), TEXT]},
        "Pool": {"anyOf": [ref("Loop"), {"type": "integer"}]},
    }
    for name in ("Zed", "Amy", "Max"):
        schemas[name] = {
            "allOf": [
                ref("Base"),
                {"properties": {"address": {"required": ["street"]}}},
            ],
            "properties": {"sort": kinds, "home": address, "next": ref("Maybe")},
        }
    paths = {
        f"/{name}": {
            "get": {
                "parameters": [query("sort", kinds)],
                "responses": reply(
                    {"type": "object", "properties": {"address": address}}
                ),
            },
            "post": {"responses": reply(ref("Zed"))},
        }
        for name in ("b", "a", "c", "a/b")
    }
    return schemas, paths


def shuffled(value: dict[str, Any], seed: int) -> dict[str, Any]:
    """The same members in another order."""
    keys = list(value)
    random.Random(seed).shuffle(keys)
    return {key: value[key] for key in keys}


def test_the_order_of_paths_and_schemas_does_not_show() -> None:
    schemas, paths = document()
    first = built(schemas, paths)
    for seed in range(6):
        again = built(shuffled(schemas, seed), shuffled(paths, seed))
        assert again.api == first.api
        assert list(again.api.declarations) == list(first.api.declarations)
        assert to_json(again.api) == to_json(first.api)
        assert list(again.diagnostics) == list(first.diagnostics)


def test_every_reference_leads_to_a_declaration() -> None:
    schemas, paths = document()
    api = built(schemas, paths).api
    text = to_json(api)
    used = {
        line.split('"ref": ')[1].strip().strip('",')
        for line in text.splitlines()
        if '"ref": ' in line
    }
    assert used
    assert used <= set(api.declarations)
    assert list(api.declarations) == sorted(api.declarations)


def test_json_is_short_and_readable() -> None:
    made = built(
        {"Pet": {"type": "object", "properties": {"id": {"type": "integer"}}}}
    ).api
    declared = json.loads(to_json(made))["declarations"]["/components/schemas/Pet"]
    assert declared["object"]["fields"] == [
        {
            "wire": "id",
            "type": "integer",
            "required": False,
            "at": "/components/schemas/Pet/properties/id",
        }
    ]
    assert made.title == json.loads(to_json(made))["title"]


def test_coverage_counts_every_part() -> None:
    found = built(
        {"Thing": {"type": "object", "properties": {"a": TEXT}}},
        {
            "/a": {
                "get": {
                    "parameters": [query("q", TEXT)],
                    "responses": reply(ref("Thing")),
                },
                "post": {
                    "requestBody": {
                        "content": {"application/json": {"schema": ref("Thing")}}
                    },
                    "responses": reply({}),
                },
                "delete": {"responses": {"204": {"description": ""}}},
            },
            "/b": {"x-additionalOperations": {"PURGE": {"responses": 3}}},
        },
    )
    made = coverage(found.api, found.diagnostics)
    full = {part: counts[Outcome.FULL] for part, counts in made.counts.items()}
    assert full == {
        Part.OPERATION: 3,
        Part.PARAMETER: 1,
        Part.BODY: 1,
        Part.RESPONSE: 2,
        Part.SCHEMA: 1,
        Part.SECURITY: 0,
    }
    assert made.counts[Part.RESPONSE][Outcome.FALLBACK] == 1  # may be any value
    assert made.counts[Part.OPERATION][Outcome.REJECTED] == 1
    (rejected,) = [row for row in made.rows if row.outcome is Outcome.REJECTED]
    assert rejected.at == "/paths/~1b/x-additionalOperations/PURGE"
    assert rejected.reason
    assert (made.declaring, made.typed_share) == (2, 0.5)
    (untyped,) = made.untyped
    assert untyped.name == "POST /a"
    assert "any value" in untyped.reason


def test_what_is_not_generated_as_declared_is_a_fallback() -> None:
    found = built({"Thing": TEXT})
    found.diagnostics.unsupported(
        "odd", ir.Pointer("/components/schemas/Thing/properties/x"), "Too odd."
    )
    (row,) = coverage(found.api, found.diagnostics).rows
    assert (row.name, row.outcome, row.reason) == (
        "Thing",
        Outcome.FALLBACK,
        "Too odd.",
    )


def test_losses_and_schemes_are_counted() -> None:
    found = built(
        {"Loose": {}},
        {
            "/a": {
                "get": {
                    "parameters": [query("q", {})],
                    "responses": reply({"x-clientsmith-dangling": "#/gone"}),
                }
            }
        },
        components={"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        security=[{"key": []}],
    )
    found.diagnostics.warning(
        "ref-not-found",
        ir.Pointer("/paths/~1a/get/responses/200/content/application~1json/schema"),
        "Nothing there.",
    )
    rows = coverage(found.api, found.diagnostics).rows
    assert {(str(row.part), str(row.outcome)) for row in rows} == {
        ("operation", "full"),
        ("parameter", "fallback"),
        ("response", "fallback"),
        ("schema", "fallback"),
        ("security scheme", "full"),
    }
    assert "Nothing there." in [row.reason for row in rows]


def test_a_structure_that_nothing_reads_is_told() -> None:
    thing = {"type": "object", "properties": {"a": TEXT}}
    found = built(
        {},
        {
            f"/{number}": {
                "get": {
                    "responses": {
                        "200": {
                            "description": "x",
                            "content": {media: {"schema": thing}},
                        }
                    }
                }
            }
            for number, media in enumerate(
                (
                    "application/msgpack",
                    "application/json",
                    "text/csv",
                    "application/xml",
                )
            )
        },
    )
    counted = coverage(found.api, found.diagnostics)
    assert [row.name for row in counted.rows if row.outcome is Outcome.FALLBACK] == [
        "GET /0 200"
    ]


LEFT_OUT = """
openapi: 3.1.0
info: {title: Left out, version: "1"}
paths:
  /a:
    get:
      operationId: a
      parameters:
        - {name: first, in: query, schema: {type: string}}
        - {$ref: "#/components/parameters/Missing"}
        - {name: second, in: query, schema: {type: integer}}
        - {name: third, in: query, schema: {$ref: "#/components/schemas/Gone"}}
      responses: {"204": {description: done}}
"""


def test_a_parameter_that_was_left_out_is_no_fault_of_the_next_one(tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(LEFT_OUT, "utf-8")
    found = pipeline.generate(for_spec(spec)).coverage
    assert found is not None
    assert [
        (row.name, row.outcome) for row in found.rows if row.part is Part.PARAMETER
    ] == [
        ("GET /a query first", Outcome.FULL),
        ("GET /a", Outcome.REJECTED),
        ("GET /a query second", Outcome.FULL),
        ("GET /a query third", Outcome.FALLBACK),
    ]


def test_the_first_server_that_is_named_is_the_default(tmp_path: Path) -> None:
    spec = tmp_path / "spec.json"
    servers = [{"url": f"https://{name}.example"} for name in ("a", "b")]
    spec.write_text(
        json.dumps(
            {
                "openapi": "3.1.0",
                "info": {"title": "Zoo", "version": "1"},
                "servers": servers,
                "paths": {"/a": {"get": {"responses": {"204": {"description": "ok"}}}}},
            }
        )
    )
    for first, rest in (("b", ["a"]), ("c", ["a", "b"]), ("a", ["b"])):
        named = {"one": f"https://{first}.example/", "two": "https://a.example"}
        choice = ServerChoice(argument="server", names=named)
        found = pipeline.generate(replace(for_spec(spec), server=choice))
        assert found.api is not None
        hosts = [server.url.split("/")[2][0] for server in found.api.servers]
        assert hosts == [first, *rest]


def test_coverage_finds_the_parts_of_swagger_2(tmp_path: Path) -> None:
    spec = tmp_path / "old.yaml"
    spec.write_text(
        """
swagger: "2.0"
info: {title: Old, version: "1"}
host: x.test
paths:
  /a:
    post:
      parameters: [{name: b, in: body, schema: {$ref: "#/definitions/Gone"}}]
      responses: {200: {description: k, schema: {type: array, items: {$ref: "#/definitions/Gone"}}}}
definitions: {T: {type: object, properties: {x: {$ref: "#/definitions/Gone"}}}}
""",
        "utf-8",
    )
    found = pipeline.generate(for_spec(spec)).coverage
    assert found is not None
    fallbacks = [(row.part, row.name) for row in found.rows if row.outcome is Outcome.FALLBACK]
    assert fallbacks == [
        (Part.SCHEMA, "T"),
        (Part.BODY, "POST /a"),
        (Part.RESPONSE, "POST /a 200"),
    ]
    assert found.counts[Part.OPERATION] == {
        Outcome.FULL: 1,
        Outcome.FALLBACK: 0,
        Outcome.REJECTED: 0,
    }
