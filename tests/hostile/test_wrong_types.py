"""Each value of a document in turn of the wrong type: never a traceback, whatever the command."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml_rs
from clientsmith.commands import pipeline
from clientsmith.commands.compare import compare_documents
from clientsmith.config import for_spec
from clientsmith.report.diagnostics import Severity

pytestmark = pytest.mark.slow

WRONG: list[Any] = [{}, [], 7, None, [[]], {"$ref": {}}, {"0": {}}]
SWAGGER = """\
swagger: '2.0'
info: {title: T, version: '1'}
host: h.test
schemes: [https]
consumes: [application/json]
paths:
  /a/{id}:
    parameters: [{name: id, in: path, required: true, type: string}]
    post:
      operationId: x
      parameters:
        - {name: b, in: body, schema: {$ref: '#/definitions/P'}}
        - {name: q, in: query, type: array, collectionFormat: multi, items: {type: string}}
      security: [{o: [s]}]
      responses: {'200': {description: ok, schema: {$ref: '#/definitions/P'}}}
definitions:
  P: {type: object, discriminator: kind, properties: {kind: {type: string}}}
securityDefinitions:
  o: {type: oauth2, flow: implicit, authorizationUrl: 'https://h.test/a', scopes: {s: d}}
"""
OPENAPI = """\
openapi: 3.1.0
info: {title: T, version: '1'}
servers: [{url: 'https://{v}.test', variables: {v: {default: a, enum: [a]}}}]
paths:
  /a/{id}:
    put:
      operationId: x
      tags: [t]
      parameters: [{name: id, in: path, required: true, style: simple, schema: {type: string}}]
      requestBody:
        content:
          multipart/form-data: {schema: {type: object}, encoding: {a: {style: form}}}
      responses:
        '200':
          description: ok
          headers: {X: {schema: {type: integer, minimum: 1}}}
          content:
            application/json: {schema: {oneOf: [{$ref: '#/components/schemas/P'}]}, example: 1}
      callbacks: {c: {'{$url}': {post: {responses: {'200': {description: ok}}}}}}
components:
  schemas: {P: {type: object, required: [k], properties: {k: {type: [string, 'null'], enum: [a]}}}}
  securitySchemes:
    o: {type: oauth2, flows: {implicit: {authorizationUrl: 'https://h', scopes: {}}}}
security: [{o: []}]
"""

OLDER = """\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    get:
      parameters:
        - {name: q, in: query, allowEmptyValue: true, example: 1, schema: {type: integer}}
      responses:
        '200':
          description: ok
          links: {l: {operationId: x, parameters: {a: $response.body#/k}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/P'}, example: {}}}
components:
  schemas:
    P:
      type: object
      xml: {name: p, wrapped: true}
      externalDocs: {url: 'https://h'}
      properties:
        a: {nullable: true, allOf: [{$ref: '#/components/schemas/Q'}], description: d}
        b: {nullable: true, anyOf: [{type: string}, {type: integer}]}
        c: {type: integer, minimum: 1, exclusiveMinimum: true, nullable: true, enum: [1]}
        d: {type: string, format: binary, readOnly: true, default: x}
        e: {not: {type: string}, additionalProperties: {nullable: true}}
    Q: {type: object, discriminator: {propertyName: k, mapping: {a: '#/components/schemas/P'}}}
"""


def _spots(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if at:
        yield at
    items = node.items() if isinstance(node, dict) else ()
    if isinstance(node, list):
        items = enumerate(node)
    for key, value in items:
        yield from _spots(value, (*at, key))


def _wrong(document: Any, at: tuple[Any, ...], value: Any) -> str:
    changed = node = copy.deepcopy(document)
    for key in at[:-1]:
        node = node[key]
    node[at[-1]] = value
    return json.dumps(changed)


@pytest.mark.parametrize("wrong", WRONG, ids=json.dumps)
@pytest.mark.parametrize("text", [SWAGGER, OLDER, OPENAPI], ids=["2.0", "3.0", "3.1"])
def test_values_of_the_wrong_type(text: str, wrong: Any, tmp_path: Path) -> None:
    document = yaml_rs.loads(text)
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(document))
    for at in _spots(document):
        new.write_text(_wrong(document, at, wrong))
        result = pipeline.generate(for_spec(new))
        errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
        assert result.files is not None or errors, at
        pipeline.normalize(for_spec(new))
        compare_documents(str(old), str(new))
        compare_documents(str(new), str(old))


@pytest.mark.parametrize("head", [{}, {"openapi": "3.1.0", "info": {"title": "T"}}])
@pytest.mark.parametrize("name", ["schemas", "parameters", "responses"])
def test_components_that_stand_for_all_of_their_section(
    name: str, head: dict[str, Any], tmp_path: Path
) -> None:
    """Whatever order they are adopted in."""
    path = tmp_path / "spec.json"
    for places in (("Cat", "Dog"), ("Dog", "Cat"), ("A", "Z")):
        document = {
            **head,
            "paths": {},
            "components": {
                name: {
                    places[0]: {"$ref": f"#/components/{name}"},
                    places[1]: {},
                }
            },
        }
        path.write_text(json.dumps(document))
        pipeline.generate(for_spec(path))
        pipeline.normalize(for_spec(path))
        compare_documents(str(path), str(path))


@pytest.mark.parametrize(
    "wrong", [*WRONG, "#/nowhere", "other.yaml#/a", "http://[", ""]
)
@pytest.mark.parametrize(
    "target",
    [
        "$.paths.*",
        "$.paths.*.put",
        "$..schema",
        "$.components.schemas.*",
        "$..responses.*",
    ],
)
def test_references_of_overlays(target: str, wrong: Any, tmp_path: Path) -> None:
    """They come after references were resolved."""
    (tmp_path / "spec.yaml").write_text(OPENAPI)
    patch = {
        "overlay": "1.0.0",
        "info": {"title": "a", "version": "1"},
        "actions": [{"target": target, "update": {"$ref": wrong}}],
    }
    (tmp_path / "o.json").write_text(json.dumps(patch))
    config = for_spec(tmp_path / "spec.yaml")
    result = pipeline.generate(replace(config, overlays=(tmp_path / "o.json",)))
    errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    assert (result.files is None) == bool(errors)
