"""Kinds of faults that documents show in more than one shape."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

import json

import pytest
from documents import made

OPTIONS = """
openapi: VERSION
info: {title: Pay, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /pay: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {oneOf: [OPTION, {$ref: "#/components/schemas/Bank"}]}}}}}}}
components:
  schemas:
    Card: {type: object, required: [object], properties: {object: {type: string, enum: [card]}, last4: {type: string}}}
    Bank: {type: object, required: [object], properties: {object: {type: string, enum: [bank]}, iban: {type: string}}}
"""
CARD = '$ref: "#/components/schemas/Card"'


@pytest.mark.parametrize(
    ("version", "option"),
    [
        ("3.0.3", f"{{allOf: [{{{CARD}}}], required: [last4]}}"),
        ("3.0.0", f"{{allOf: [{{{CARD}}}, {{required: [object, last4]}}]}}"),
        ("3.0.0", f"{{allOf: [{{{CARD}}}], properties: {{last4: {{type: string}}}}}}"),
        ("3.1.0", f"{{{CARD}, required: [last4]}}"),
        ("3.1.0", f"{{{CARD}, properties: {{object: {{const: card}}}}}}"),
        ("3.1.0", f"{{{CARD}, unevaluatedProperties: false}}"),
        ("3.2.0", f"{{{CARD}, additionalProperties: true, deprecated: true}}"),
    ],
)
def test_an_option_with_harmless_siblings_is_the_component(version: str, option: str) -> None:
    text = OPTIONS.replace("VERSION", version).replace("OPTION", option)
    with made(text) as it:
        it.server.answer('{"object": "card", "last4": "1111"}')
        assert type(it.call("GET /pay")) is it.package.models.Card


TOLD_APART = """
openapi: 3.1.0
info: {title: Mail, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /mail: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {oneOf: [
    {$ref: "#/components/schemas/Part", properties: {kind: {const: text}}},
    {$ref: "#/components/schemas/Part", properties: {kind: {const: file}}}]}}}}}}}
components: {schemas: {Part: {type: object, required: [kind], properties: {kind: {type: string}}}}}
"""


def test_options_that_narrow_one_component_stay_apart() -> None:
    with made(TOLD_APART) as it:
        found = []
        for kind in ("text", "file"):
            it.server.answer(json.dumps({"kind": kind}))
            found.append(type(it.call("GET /mail")))
        assert found[0] is not found[1]


TEXTS = """
openapi: 3.0.3
info: {title: Texts, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /form: {get: {responses: {"200": {description: ok, content: {application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/T"}}}}}}}
  /bad: {get: {responses: {"204": {description: ok}, "422": {description: v, content: {text/plain: {schema: {$ref: "#/components/schemas/T"}}}}}}}
components: {schemas: {T: {type: object, properties: {a: {type: integer}}}}}
"""


def test_what_is_called_text_is_json_where_json_comes() -> None:
    with made(TEXTS) as it:
        for body, type_ in (('{"a": 1}', it.package.models.T), ("a=1", str)):
            it.server.answer(body, "application/x-www-form-urlencoded")
            assert type(it.call("GET /form")) is type_
        for body, type_ in (('{"a": 1}', it.package.models.T), ("no", str)):
            it.server.answer(body, "text/plain", 422)
            with pytest.raises(it.package.UnprocessableEntityError) as caught:
                it.call("GET /bad")
            assert type(caught.value.body) is type_


GENERICS = """
openapi: 3.1.0
info: {title: Generics, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /inline: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Page", $defs: {I: {$dynamicAnchor: item, $ref: "#/components/schemas/Cat"}}}}}}}}}
  /cats: {get: {responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/CatPage"}}}}}}}
components:
  schemas:
    Cat: {type: object, properties: {c: {type: string}}}
    CatPage: {$ref: "#/components/schemas/Page", $defs: {I: {$dynamicAnchor: item, $ref: "#/components/schemas/Cat"}}}
    Page: {type: object, $defs: {I: {$dynamicAnchor: item}}, properties: {data: {type: array, items: {$dynamicRef: "#item"}}}}
"""


@pytest.mark.parametrize("path", ["/inline", "/cats"])
def test_generics_are_filled_in_wherever_they_are_declared(path: str) -> None:
    with made(GENERICS) as it:
        it.server.answer('{"data": [{"c": "x"}]}')
        assert it.call(f"GET {path}").data == [it.package.models.Cat(c="x")]
