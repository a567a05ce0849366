"""One API said in two ways: nothing changed, whoever writes the document."""

# ruff: noqa: E501 - documents read best with a thing a line

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml_rs
from clientsmith.commands.compare import compare_documents
from clientsmith.commands.pipeline import normalize
from clientsmith.config import for_spec
from clientsmith.diff import Finding, Level
from clientsmith.diff.findings import Audience

SWAGGER = """\
swagger: '2.0'
info: {title: Pets, version: 1.0.0}
host: api.example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
securityDefinitions:
  key: {type: apiKey, in: header, name: X-Key}
  user: {type: basic}
  flow:
    type: oauth2
    flow: accessCode
    authorizationUrl: https://a.example.com/authorize
    tokenUrl: https://a.example.com/token
    scopes: {read: to read}
security: [{key: []}]
parameters:
  limit: {name: limit, in: query, type: integer, format: int32, maximum: 100, exclusiveMaximum: true}
paths:
  /pets:
    parameters:
    - {name: X-Trace, in: header, type: string}
    get:
      operationId: listPets
      parameters:
      - $ref: '#/parameters/limit'
      - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: csv}
      - {name: kinds, in: query, type: array, items: {type: string}, collectionFormat: multi}
      - {name: parts, in: query, type: array, items: {type: string}, collectionFormat: pipes}
      responses:
        200:
          description: ok
          headers: {X-Rate: {type: integer}}
          schema: {type: array, items: {$ref: '#/definitions/Pet'}}
        default: {description: no, schema: {$ref: '#/definitions/Problem'}}
    post:
      operationId: addPet
      security: [{user: []}, {flow: [read]}]
      parameters:
      - {name: pet, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
      responses:
        201: {description: ok, schema: {$ref: '#/definitions/Pet'}}
  /pets/{id}/picture:
    put:
      operationId: setPicture
      consumes: [multipart/form-data]
      parameters:
      - {name: id, in: path, required: true, type: string}
      - {name: file, in: formData, required: true, type: file}
      - {name: title, in: formData, type: string}
      responses: {204: {description: done}}
    get:
      operationId: getPicture
      produces: [image/png]
      parameters:
      - {name: id, in: path, required: true, type: string}
      responses: {200: {description: ok, schema: {type: file}}}
definitions:
  Pet:
    type: object
    required: [name]
    properties:
      id: {type: integer, format: int64, readOnly: true}
      name: {type: string, minLength: 1, example: Rex}
      born: {type: string, format: date, x-nullable: true}
      price: {type: number, minimum: 0, exclusiveMinimum: true}
      owner: {$ref: '#/definitions/Owner'}
  Owner:
    type: object
    properties: {name: {type: string}, pets: {type: array, items: {$ref: '#/definitions/Pet'}}}
  Problem: {type: object, properties: {code: {type: integer, enum: [1, 2, 3, 4, 5]}}}
"""

OPENAPI_3_0 = """\
openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
servers: [{url: https://api.example.com/v1}]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
      - {name: X-Trace, in: header, schema: {type: string}}
      - {name: limit, in: query, schema: {type: integer, format: int32, maximum: 100, exclusiveMaximum: true}}
      - {name: tags, in: query, explode: false, schema: {type: array, items: {type: string}}}
      - {name: kinds, in: query, schema: {type: array, items: {type: string}}}
      - {name: parts, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
      responses:
        '200':
          description: ok
          headers: {X-Rate: {schema: {type: integer}}}
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
        default: {$ref: '#/components/responses/Problem'}
    post:
      operationId: addPet
      security: [{user: []}, {flow: [read]}]
      parameters:
      - {name: X-Trace, in: header, schema: {type: string}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses:
        '201': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  /pets/{id}/picture:
    parameters:
    - {name: id, in: path, required: true, schema: {type: string}}
    put:
      operationId: setPicture
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: {file: {type: string, format: binary}, title: {type: string}}
      responses: {'204': {description: done}}
    get:
      operationId: getPicture
      responses: {'200': {description: ok, content: {image/png: {schema: {type: string, format: binary}}}}}
components:
  responses:
    Problem: {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    user: {type: http, scheme: basic}
    flow:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://a.example.com/authorize
          tokenUrl: https://a.example.com/token
          scopes: {read: to read}
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        id: {type: integer, format: int64, readOnly: true}
        name: {type: string, minLength: 1, example: Rex}
        born: {type: string, format: date, nullable: true}
        price: {type: number, minimum: 0, exclusiveMinimum: true}
        owner: {allOf: [{$ref: '#/components/schemas/Owner'}], description: whose it is}
    Owner:
      type: object
      properties: {name: {type: string}, pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}
    Problem: {type: object, properties: {code: {type: integer, enum: [1, 2, 3, 4, 5]}}}
"""

OPENAPI_3_1 = (
    OPENAPI_3_0.replace("3.0.3", "3.1.0")
    .replace("maximum: 100, exclusiveMaximum: true", "exclusiveMaximum: 100")
    .replace("minimum: 0, exclusiveMinimum: true", "exclusiveMinimum: 0")
    .replace("format: date, nullable: true", "format: date")
    .replace("type: string, format: date", "type: [string, 'null'], format: date")
    .replace("example: Rex", "examples: [Rex]")
    .replace(
        "{allOf: [{$ref: '#/components/schemas/Owner'}], d",
        "{$ref: '#/components/schemas/Owner', d",
    )
)
FORMS = {"2.0": SWAGGER, "3.0": OPENAPI_3_0, "3.1": OPENAPI_3_1}


def findings(folder: Path, old: str, new: str) -> tuple[Finding, ...]:
    names = []
    for name, text in (("old", old), ("new", new)):
        path = folder / f"{name}.{'json' if text.startswith('{') else 'yaml'}"
        path.write_text(text)
        names.append(str(path))
    result = compare_documents(*names)
    assert result.report is not None, [*result.old.diagnostics, *result.new.diagnostics]
    return result.report.findings


@pytest.mark.parametrize("old", FORMS)
@pytest.mark.parametrize("new", FORMS)
def test_versions_of_the_format_are_no_change(
    old: str, new: str, tmp_path: Path
) -> None:
    assert findings(tmp_path, FORMS[old], FORMS[new]) == ()


@pytest.mark.parametrize("form", FORMS)
def test_the_normal_form_is_no_change(form: str, tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(FORMS[form])
    normal = normalize(for_spec(tmp_path / "api.yaml")).text
    assert normal is not None
    assert findings(tmp_path, FORMS[form], normal) == ()
    assert findings(tmp_path, normal, FORMS[form]) == ()


@pytest.mark.parametrize("form", FORMS)
def test_neither_order_nor_syntax_is_a_change(form: str, tmp_path: Path) -> None:
    tree = yaml_rs.loads(FORMS[form])
    tree = json.loads(json.dumps(tree))
    assert findings(tmp_path, FORMS[form], json.dumps(tree)) == ()
    for seed in range(3):
        mixed = json.dumps(shuffled(tree, random.Random(seed)))
        assert findings(tmp_path, FORMS[form], mixed) == ()


_SETS = {"parameters", "required", "enum", "tags", "schemes", "consumes", "produces"}


def shuffled(node: Any, chance: random.Random, key: str = "") -> Any:
    """The same with another order of members, and of the lists that are sets."""
    if isinstance(node, dict):
        members = list(node.items())
        chance.shuffle(members)
        return {name: shuffled(value, chance, name) for name, value in members}
    if isinstance(node, list):
        items = [shuffled(item, chance) for item in node]
        if key in _SETS:
            chance.shuffle(items)
        return items
    return node


def test_several_files_are_no_change(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    tree = json.loads(json.dumps(yaml_rs.loads(OPENAPI_3_0)))
    for name, schema in tree["components"]["schemas"].items():
        text = json.dumps(schema).replace("#/components/schemas/", "./")
        for other in tree["components"]["schemas"]:
            text = text.replace(f'"./{other}"', f'"./{other}.json"')
        (parts / f"{name}.json").write_text(text)
        tree["components"]["schemas"][name] = {"$ref": f"parts/{name}.json"}
    (parts / "pets.json").write_text(
        json.dumps(tree["paths"]["/pets"]).replace("#/", "../old.json#/")
    )
    tree["paths"]["/pets"] = {"$ref": "parts/pets.json"}
    assert findings(tmp_path, json.dumps(tree), OPENAPI_3_0) == ()


def inlined(node: Any, tree: Any, within: tuple[str, ...] = ()) -> Any:
    """The same with what is referred to in the place of its reference; circles stay."""
    if isinstance(node, list):
        return [inlined(item, tree, within) for item in node]
    if not isinstance(node, dict):
        return node
    target = node.get("$ref")
    if isinstance(target, str) and len(node) == 1 and target not in within:
        if set(within) & {"#/components/schemas/Pet", "#/components/schemas/Owner"}:
            return node
        found = tree
        for part in target.split("/")[1:]:
            found = found[part]
        return inlined(found, tree, (*within, target))
    return {key: inlined(value, tree, within) for key, value in node.items()}


def test_references_are_a_note_at_most(tmp_path: Path) -> None:
    tree = json.loads(json.dumps(yaml_rs.loads(OPENAPI_3_0)))
    flat = {**inlined(tree, tree), "components": tree["components"]}
    for pair in ((OPENAPI_3_0, json.dumps(flat)), (json.dumps(flat), OPENAPI_3_0)):
        wire = [
            item for item in findings(tmp_path, *pair) if item.audience is Audience.WIRE
        ]
        assert wire and all(item.level is Level.INFO for item in wire)
