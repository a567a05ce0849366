"""What holds for every document: nothing changes twice, an outside validator agrees."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec.normalize import normalize
from clientsmith.spec.parse import read
from clientsmith.spec.source_map import SourceMap
from openapi_spec_validator import OpenAPIV31SpecValidator

STRING = {"type": "string"}
ODD_SCHEMAS = {
    "Nullable": {"type": "string", "nullable": True, "enum": ["a"]},
    "Ref": {
        "$ref": "#/components/schemas/Nullable",
        "description": "d",
        "nullable": True,
    },
    "Tuple": {"type": "array", "items": [STRING, True], "additionalItems": False},
    "Map": {
        "type": "object",
        "additionalProperties": True,
        "patternProperties": {"^x": False},
    },
    "Never": False,
    "Any": {"type": "any", "example": {"a": 1}},
    "Bounds": {
        "type": "integer",
        "minimum": 0,
        "exclusiveMinimum": True,
        "maxLength": "3",
    },
    "Pet (old)": {"discriminator": "kind", "properties": {"kind": {"required": True}}},
    "Union": {
        "oneOf": [
            {"$ref": "#/components/schemas/Pet (old)"},
            {"$ref": "#/components/schemas/Null"},
            {"$ref": "#/components/schemas/Gone"},
        ],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"old": "Pet (old)", "x": "Gone"},
        },
    },
    "Null": {"enum": [None]},
    "Tree": {
        "properties": {"children": {"items": {"$ref": "#/components/schemas/Tree"}}}
    },
    "Empty": {"enum": [], "oneOf": [], "type": []},
    "Default": {"type": "integer", "default": "a"},
    "Typed": {"type": ["string", "null"], "const": "x"},
    "Conditional": {"if": {"required": ["a"]}, "then": True, "else": {"not": STRING}},
    "Local": {
        "$defs": {"inner": STRING},
        "properties": {"a": {"$ref": "#/components/schemas/Local/$defs/inner"}},
    },
}
ODD = {
    "openapi": "3.0.3",
    "info": {"title": 5, "version": None, "license": {}},
    "servers": [{"url": "/{v}"}, "https://x.test"],
    "tags": ["a", "a"],
    "security": [{"gone": []}, {"key": []}],
    "paths": {
        "/a/{id}/{other}": {
            "parameters": [{"name": "id", "in": "path", "schema": STRING}],
            "get": {
                "parameters": [
                    {"name": "q", "in": "query", "style": "simple", "example": "x"},
                    {"name": "q", "in": "query", "schema": STRING},
                    {"name": "Accept", "in": "header", "schema": STRING},
                    {"$ref": "#/components/parameters/Gone"},
                ],
                "responses": {
                    "2xx": {"content": {"application/json": {"example": 1}}},
                    "999": {"description": ""},
                    "default": {"$ref": "#/components/responses/Bad"},
                    "404": {"$ref": "#/components/responses/Gone"},
                },
                "callbacks": {
                    "c": {"{$request.body#/url}": {"post": {"responses": {}}}}
                },
            },
            "post": {"operationId": "x", "requestBody": {"content": None}},
        },
        "b?x=1": {"get": {"operationId": "x", "tags": ["a", "a"]}},
        "/c": {"$ref": "#/components/pathItems/C"},
        "/d": None,
    },
    "components": {
        "schemas": ODD_SCHEMAS,
        "responses": {"Bad": {"headers": {"X": {"schema": STRING, "name": "X"}}}},
        "parameters": None,
        "pathItems": {"C": {"head": {"responses": {"204": {"description": ""}}}}},
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "query", "name": "k"},
            "bad": {},
        },
    },
}
SWAGGER = {
    "swagger": "2.0",
    "info": {"title": "T", "version": "1"},
    "host": "x.test",
    "consumes": ["application/json"],
    "paths": {
        "/a": {
            "post": {
                "parameters": [
                    {
                        "name": "b",
                        "in": "body",
                        "schema": {"$ref": "#/definitions/A B"},
                    },
                    {
                        "name": "l",
                        "in": "query",
                        "type": "array",
                        "collectionFormat": "ssv",
                    },
                    {
                        "name": "h",
                        "in": "header",
                        "type": "integer",
                        "x-nullable": True,
                    },
                ],
                "responses": {"200": {"schema": {"type": "file"}}, "default": {}},
            },
            "put": {
                "parameters": [{"name": "f", "in": "formData", "type": "file"}],
                "responses": {},
            },
        }
    },
    "definitions": {
        "A B": {"properties": {"x": {"x-nullable": True, "type": "string"}}}
    },
}
LATEST = {
    "openapi": "3.2.0",
    "$self": "https://x.test/api",
    "jsonSchemaDialect": "https://x.test/dialect",
    "info": {"title": "T", "version": "1"},
    "paths": {
        "/a": {
            "query": {"responses": {"200": {"description": ""}}},
            "additionalOperations": {
                "LINK": {"responses": {"200": {"description": ""}}}
            },
            "get": {
                "parameters": [
                    {
                        "name": "all",
                        "in": "querystring",
                        "content": {"a/b": {"schema": STRING}},
                    },
                    {"name": "c", "in": "cookie", "style": "cookie", "schema": STRING},
                ],
                "responses": {
                    "200": {
                        "content": {
                            "application/jsonl": {"itemSchema": {"nullable": True}}
                        }
                    }
                },
            },
        }
    },
    "components": {
        "schemas": {
            "Pet": {
                "oneOf": [{"$ref": "#/components/schemas/Other"}, STRING],
                "discriminator": {"propertyName": "kind", "defaultMapping": "Other"},
            },
            "Other": {"type": "object"},
        },
        "securitySchemes": {
            "device": {
                "type": "oauth2",
                "flows": {
                    "deviceAuthorization": {
                        "deviceAuthorizationUrl": "https://x.test/device",
                        "tokenUrl": "https://x.test/token",
                        "scopes": {},
                    }
                },
            }
        },
    },
}
DOCUMENTS = {"odd": ODD, "swagger": SWAGGER, "latest": LATEST}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_normalizing_twice_changes_nothing(
    front: Callable[..., Any], name: str
) -> None:
    first = front(copy.deepcopy(DOCUMENTS[name])).tree
    text = json.dumps(first)
    again = normalize(json.loads(text), SourceMap("x"), Diagnostics())
    assert json.dumps(again) == text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_outside_validator_accepts_the_normal_form(
    front: Callable[..., Any], name: str
) -> None:
    result = front(copy.deepcopy(DOCUMENTS[name]))
    faults = [
        fault.message
        for fault in OpenAPIV31SpecValidator(result.tree).iter_errors()
        if "itemSchema"
        not in fault.message  # kept from 3.2, though 3.1 does not know it
    ]
    assert faults == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_normal_form_is_read_without_pruning(
    front: Callable[..., Any], name: str
) -> None:
    result = front(copy.deepcopy(DOCUMENTS[name]))
    diagnostics = Diagnostics()
    assert read(result.tree, diagnostics) is not None
    assert not list(diagnostics)


def test_what_3_1_does_not_know_is_kept_under_extensions(
    front: Callable[..., Any],
) -> None:
    result = front(copy.deepcopy(LATEST))
    assert not {"mapping-not-found", "parameter-style", "oauth-flow"} & {*result.codes}
    get = result.tree["paths"]["/a"]["get"]
    cookie = next(each for each in get["parameters"] if each["name"] == "c")
    assert (cookie["style"], cookie["x-style"]) == ("form", "cookie")
    parts = result.tree["components"]
    assert parts["schemas"]["Pet"]["discriminator"]["x-defaultMapping"].endswith(
        "/Other"
    )
    assert "x-deviceAuthorization" in parts["securitySchemes"]["device"]["flows"]


def test_the_normal_form_holds_everywhere(front: Callable[..., Any]) -> None:
    for name, document in DOCUMENTS.items():
        tree = front(copy.deepcopy(document)).tree
        for node in nodes(
            tree["components"].get("schemas", {}) if "components" in tree else {}
        ):
            if isinstance(node.get("$ref"), str):
                assert list(node) == ["$ref"], name
                assert node["$ref"].removeprefix("#/components/schemas/") in (
                    tree["components"]["schemas"]
                )
            assert "nullable" not in node
            assert "example" not in node
            for key in ("items", "additionalProperties", "not"):
                assert not isinstance(node.get(key), bool)


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every object below a value."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for item in value.values() for node in nodes(item))]


def test_the_order_of_the_document_does_not_matter(front: Callable[..., Any]) -> None:
    seen = set()
    for seed in range(6):
        document = copy.deepcopy(ODD)
        shuffled(document["paths"], seed)
        shuffled(document["components"]["schemas"], seed)
        result = front(document)
        codes = [(item.code, str(item.at), item.message) for item in result.diagnostics]
        seen.add(json.dumps([result.tree, codes], sort_keys=True))
    assert len(seen) == 1


def shuffled(members: dict[str, Any], seed: int) -> None:
    """Put the members of a dict into another order, in place."""
    items = list(members.items())
    random.Random(seed).shuffle(items)
    members.clear()
    members.update(items)


def test_every_finding_of_an_odd_document_has_a_place(
    front: Callable[..., Any],
) -> None:
    result = front(copy.deepcopy(ODD))
    assert len(result.codes) > 30
    for item in result.diagnostics:
        place = item.place or result.sources.locate(item.at)
        assert place.file == "api.json"
        assert place.column > 1


def test_hostile_shapes_give_findings_and_no_exception(
    front: Callable[..., Any],
) -> None:
    """Every object of a document is replaced by every kind of wrong value, one at a time."""
    wrong: list[Any] = [
        None,
        True,
        5,
        1.5,
        "text",
        [],
        {},
        [None],
        {"$ref": 5},
        {"a": None},
    ]
    base = json.dumps(SWAGGER), json.dumps(ODD), json.dumps(LATEST)
    for text in base:
        for way in ways(json.loads(text)):
            for value in wrong:
                document = json.loads(text)
                node = document
                for step in way[:-1]:
                    node = node[step]
                node[way[-1]] = value
                result = front(document)
                if result.tree is not None and not result.diagnostics.failed:
                    found = Diagnostics()
                    assert read(result.tree, found) is not None
                    assert not list(found)


def ways(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every node below a value."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return [
            found
            for key, item in items
            for found in ((*way, key), *ways(item, (*way, key)))
        ]
    return []
