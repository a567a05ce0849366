"""One rule says which example of a reply is shown, wherever a document of any version has it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs
from clientsmith.text.binary import to_bytes

Node = dict[str, Any]
ALL = ("2.0", "3.0", "3.1", "3.2")
THREE = ("3.0", "3.1", "3.2")
LATER = ("3.1", "3.2")

PET = {"id": 7, "name": "Rex"}
TEXT = {"type": "string"}
PROPERTIES: Node = {"id": {"type": "integer"}, "name": TEXT}
OBJECT: Node = {
    "type": "object",
    "required": ["id", "name"],
    "properties": PROPERTIES,
}
SAID: Node = OBJECT | {
    "properties": {
        "id": {"type": "integer", "example": 7},
        "name": {"type": "string", "example": "Rex"},
    }
}
PARTS = "Put together from what the document gives for its parts; the rest is made."
MADE = "Made from the types: the document gives no example."


def _object(**properties: Node) -> Node:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


COMPONENTS: Node = {
    "Whole": OBJECT | {"example": PET},
    "Said": SAID,
    "Bare": OBJECT,
    "Partial": OBJECT | {"example": {"name": "Rex"}},
    "Color": {"type": "string", "example": "red"},
    "Named": {
        "type": "object",
        "properties": {"name": TEXT},
        "example": {"name": "Rex"},
    },
    "Numbered": {
        "type": "object",
        "properties": {"id": {"type": "integer"}},
        "example": {"id": 7},
    },
    "Secret": {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer"},
            "password": {"type": "string", "writeOnly": True},
        },
        "example": {"id": 7, "password": "hidden"},
    },
}


@dataclass(frozen=True)
class Row:
    """A place of an example: what stands there, and what is shown of it."""

    name: str
    schema: Node
    shown: Any
    note: str = ""
    media: Node | None = None
    versions: tuple[str, ...] = ALL


def _ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


ROWS = (
    Row("media_example", SAID, PET | {"id": 8}, media={"example": PET | {"id": 8}}),
    Row(
        "media_examples",
        SAID,
        PET | {"id": 8},
        media={"examples": {"one": {"value": PET | {"id": 8}}}},
        versions=THREE,
    ),
    Row(
        "media_examples_reference",
        SAID,
        {"id": 9, "name": "Tom"},
        media={"examples": {"tom": {"$ref": "#/components/examples/Tom"}}},
        versions=THREE,
    ),
    Row(
        "media_before_schema",
        _ref("Whole"),
        PET | {"id": 8},
        media={"example": PET | {"id": 8}},
    ),
    Row(
        "media_data_value",
        SAID,
        PET,
        media={"examples": {"one": {"dataValue": PET}}},
        versions=("3.2",),
    ),
    Row(
        "media_serialized_value",
        OBJECT,
        PET,
        media={"examples": {"one": {"serializedValue": json.dumps(PET)}}},
        versions=("3.2",),
    ),
    Row("media_as_text", OBJECT, PET, media={"example": json.dumps(PET)}),
    Row("schema_example", OBJECT | {"example": PET}, PET),
    Row("schema_examples", OBJECT | {"examples": [PET, {}]}, PET, versions=LATER),
    Row("schema_before_parts", SAID | {"example": PET | {"id": 8}}, PET | {"id": 8}),
    Row("list_example", {"type": "array", "items": OBJECT, "example": [PET]}, [PET]),
    Row("text_example", {"type": "string", "example": "hello"}, "hello"),
    Row("text_default", {"type": "string", "default": "hello"}, "hello"),
    Row("component_example", _ref("Whole"), PET),
    Row("component_text", _ref("Color"), "red"),
    Row("component_hides_write_only", _ref("Secret"), {"id": 7}, versions=THREE),
    Row("component_in_list", {"type": "array", "items": _ref("Whole")}, [PET], PARTS),
    Row(
        "component_or_null",
        {"anyOf": [_ref("Whole"), {"type": "null"}]},
        PET,
        PARTS,
        versions=LATER,
    ),
    Row("component_partial", _ref("Partial"), {"id": 123, "name": "Rex"}, PARTS),
    Row("part_examples", SAID, PET, PARTS),
    Row("part_examples_of_component", _ref("Said"), PET, PARTS),
    Row(
        "part_is_component",
        _object(pet=_ref("Whole"), color=_ref("Color")),
        {"pet": PET, "color": "red"},
        PARTS,
    ),
    Row(
        "part_examples_as_list",
        _object(name={"type": "string", "examples": ["Rex", "Tom"]}),
        {"name": "Rex"},
        PARTS,
        versions=LATER,
    ),
    Row(
        "part_default",
        _object(size={"type": "integer", "default": 5}),
        {"size": 5},
        PARTS,
    ),
    Row(
        "part_constant_and_enumeration",
        _object(
            kind={"const": "cat"},
            state={"type": "string", "enum": ["on", "off"]},
            name={"type": "string", "example": "Rex"},
        ),
        {"kind": "cat", "state": "on", "name": "Rex"},
        PARTS,
        versions=LATER,
    ),
    Row(
        "part_of_items",
        _object(tags={"type": "array", "items": {"type": "string", "example": "tame"}}),
        {"tags": ["tame"]},
        PARTS,
    ),
    Row(
        "part_of_values",
        _object(
            sizes={
                "type": "object",
                "additionalProperties": {"type": "integer", "example": 4},
            }
        ),
        {"sizes": {"key": 4}},
        PARTS,
    ),
    Row(
        "part_left_out_otherwise",
        {
            "type": "object",
            "properties": {"name": {"type": "string", "example": "Rex"}},
        },
        {"name": "Rex"},
        PARTS,
    ),
    Row(
        "composed",
        {"allOf": [_ref("Named"), _ref("Numbered")]},
        {"name": "Rex", "id": 7},
    ),
    Row(
        "composed_with_parts", {"allOf": [_ref("Said"), {"type": "object"}]}, PET, PARTS
    ),
    Row("nothing", _ref("Bare"), None, MADE),
)


def _document(version: str) -> Node:
    paths = {
        f"/{row.name}": {
            "get": {
                "operationId": row.name,
                "tags": ["things"],
                "responses": {"200": _response(row, version)},
            }
        }
        for row in ROWS
        if version in row.versions
    }
    info = {"title": "Places", "version": "1"}
    if version == "2.0":
        return _swagger(
            {
                "swagger": "2.0",
                "info": info,
                "host": "places.test",
                "produces": ["application/json"],
                "paths": paths,
                "definitions": COMPONENTS,
            }
        )
    return {
        "openapi": f"{version}.0",
        "info": info,
        "servers": [{"url": "https://places.test"}],
        "paths": paths,
        "components": {
            "schemas": COMPONENTS,
            "examples": {"Tom": {"value": {"id": 9, "name": "Tom"}}},
        },
    }


def _response(row: Row, version: str) -> Node:
    media = row.media or {}
    if version == "2.0":
        given = {"examples": {"application/json": media["example"]}} if media else {}
        return {"description": "ok", "schema": row.schema} | given
    content = {"application/json": {"schema": row.schema} | media}
    return {"description": "ok", "content": content}


def _swagger(document: Node) -> Node:
    text = json.dumps(document).replace("#/components/schemas/", "#/definitions/")
    swagger: Node = json.loads(text)
    return swagger


@pytest.mark.parametrize("version", ALL)
def test_fakes_and_the_reference_show_the_same_example(
    version: str, tmp_path: Path, import_from: Callable[[Path, str], ModuleType]
) -> None:
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps(_document(version)), "utf-8")
    config = replace(configuration.for_spec(spec), docs=Docs(), package="places")
    files = pipeline.generate(config).files
    assert files is not None
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(to_bytes(text))
    transport = import_from(tmp_path, "places.testing").fake()
    client = import_from(tmp_path, "places").Places(transport=transport)
    faults = []
    for row in ROWS:
        if version not in row.versions:
            continue
        page = f"docs/resources/{row.name}"
        served = client.request("GET", f"/{row.name}")
        shown, note = _shown(str(files[f"{page}.html"]))
        if row.note != MADE and (served, shown) != (row.shown, row.shown):
            faults.append((row.name, served, shown, row.shown))
        elif row.note != MADE and isinstance(row.shown, dict | list):
            assert json.dumps(row.shown, indent=2) in str(files[f"{page}.md"])
        if note != row.note:
            faults.append((row.name, note, row.note))
    assert not faults, "\n".join(map(str, faults))


def _shown(page: str) -> tuple[Any, str]:
    """The reply that a page shows of a method, and what it says of it."""
    block = re.search(
        r'data-tab="200">.*?<pre[^>]*>(.*?)</pre>(.*?)</section>', page, re.S
    )
    assert block is not None
    text = html.unescape(re.sub(r"<[^>]+>", "", block[1]))
    note = re.sub(r"<[^>]+>", "", block[2]).strip()
    try:
        return json.loads(text), note
    except ValueError:
        return text.strip(), note


SHAPES: dict[str, Node] = {
    "object": {"type": "object", "properties": {"a": {"type": "string"}}},
    "list": {"type": "array", "items": {"type": "string"}},
    "tuple": {
        "type": "array",
        "prefixItems": [{"type": "string"}, {"type": "integer"}],
    },
    "map": {"type": "object", "additionalProperties": {"type": "integer"}},
    "text": {"type": "string"},
    "number": {"type": "integer"},
    "enum": {"type": "string", "enum": ["a", "b"]},
    "union": {
        "oneOf": [{"type": "string"}, {"type": "object", "properties": {"b": {}}}]
    },
    "moment": {"type": "string", "format": "date-time"},
}
VALUES = [
    {"a": [1]},
    ["x", {}],
    "text",
    7,
    None,
    True,
    {},
    [],
    [[1]],
    {"b": {"a": "x"}},
]


def _described(content: Node) -> Node:
    return {"description": "OK", "content": content}


def test_examples_of_any_shape_are_survived(tmp_path: Path) -> None:
    """An example that is no value of its schema is a fault of the document, which few notice."""
    schemas: Node = {}
    paths: Node = {}
    for kind, shape in SHAPES.items():
        for number, value in enumerate(VALUES):
            name = f"{kind.title()}{number}"
            schemas[name] = {**shape, "example": value, "default": value}
            around = _object(
                held=_ref(name), listed={"type": "array", "items": _ref(name)}
            )
            schemas[f"{name}Holder"] = {
                **around,
                "example": {"held": value, "listed": value},
            }
            bodies = [_ref(name), _ref(f"{name}Holder")]
            for position, body in enumerate(bodies):
                content = {
                    "application/json": {"schema": body, "example": VALUES[-1 - number]}
                }
                if position:
                    del content["application/json"]["example"]
                paths[f"/{name}/{position}"] = {
                    "post": {
                        "requestBody": {"required": True, "content": content},
                        "responses": {"200": _described(content)},
                    }
                }
    schemas["Tree"] = {  # what does not fit stands where the same example would
        **_object(children={"type": "array", "items": _ref("Tree")}),
        "example": {"children": [None, None]},
    }
    content = {"application/json": {"schema": _ref("Tree")}}
    paths["/tree"] = {"get": {"responses": {"200": _described(content)}}}
    spec = tmp_path / "spec.json"
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Places", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }
    spec.write_text(json.dumps(document))
    result = pipeline.generate(
        configuration.Config(root=tmp_path, spec=spec, docs=Docs())
    )
    assert result.files is not None and len(result.api.operations) == 181  # type: ignore[union-attr]
