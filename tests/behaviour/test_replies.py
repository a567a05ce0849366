"""What replies of other media types than plain JSON become."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import Made, made

DOCUMENT = """
openapi: 3.1.0
info: {title: Words, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /number: {get: {operationId: number, responses: {"200": {description: ok, content: {text/plain: {schema: {type: integer}}}}}}}
  /flag: {get: {operationId: flag, responses: {"200": {description: ok, content: {text/plain: {schema: {type: boolean}}}}}}}
  /word: {get: {operationId: word, responses: {"200": {description: ok, content: {text/plain: {schema: {type: string, enum: [a, b]}}}}}}}
  /thing: {get: {operationId: thing, responses: {"200": {description: ok, content: {text/plain: {schema: {$ref: "#/components/schemas/Thing"}}}}}}}
  /page: {get: {operationId: page, responses: {"200": {description: ok, content: {text/html: {schema: {$ref: "#/components/schemas/Thing"}}}}}}}
  /list: {get: {operationId: list, responses: {"200": {description: ok, content: {application/x-yaml: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}}}}}}}
  /any: {get: {operationId: any, responses: {"200": {description: ok, content: {"*/*": {schema: {$ref: "#/components/schemas/Thing"}}}}, "400": {description: no, content: {"*/*": {schema: {$ref: "#/components/schemas/Thing"}}}}}}}
  /twin: {get: {operationId: twin, responses: {"200": {description: ok, content: {application/json: {example: {a: 2}}, application/json; charset=utf-8: {schema: {$ref: "#/components/schemas/Thing"}}}}}}}
components: {schemas: {Thing: {type: object, properties: {a: {type: integer}}}}}
"""


@pytest.fixture(scope="module")
def it() -> Iterator[Made]:
    with made(DOCUMENT, max_retries=0) as found:
        yield found


@pytest.mark.parametrize(
    ("path", "media", "body", "expected"),
    [
        ("/number", "text/plain", "42", 42),
        ("/number", "text/plain", "many", "many"),
        ("/number", "application/json", "42", 42),
        ("/flag", "text/plain", "true", True),
        ("/word", "text/plain", "a", "a"),
        ("/thing", "text/plain", '{"a": 1}', {"a": 1}),
        ("/thing", "application/json", '{"a": 1}', {"a": 1}),
        ("/thing", "text/plain", "no thing", "no thing"),
        ("/thing", "text/plain", "", ""),
        ("/page", "text/html", '{"a": 1}', {"a": 1}),
        ("/page", "text/html; charset=latin-1", "<p>ö</p>", "<p>ö</p>"),
        ("/list", "application/x-yaml", '[{"a": 1}]', [{"a": 1}]),
        ("/list", "application/x-yaml", "- a: 1\n", "- a: 1\n"),
        ("/any", "application/json", '{"a": 1}', {"a": 1}),
        ("/any", "application/hal+json", '{"a": 1}', {"a": 1}),
        ("/twin", "application/json", '{"a": 1}', {"a": 1}),
        ("/twin", "application/json; charset=utf-8", '{"a": 1}', {"a": 1}),
    ],
)
def test_json_is_read_whatever_it_is_called(
    it: Made, path: str, media: str, body: str, expected: Any
) -> None:
    content = body.encode("latin-1" if "latin" in media else "utf-8")
    it.server.answer(content, media)
    found = it.call(f"GET {path}")

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(each) for each in value]
        if hasattr(value, "model_dump"):
            assert type(value).__name__ == "Thing"
            return value.model_dump()
        return value

    assert plain(found) == expected
    assert type(plain(found)) is type(expected)


def test_an_error_of_any_media_type_is_typed(it: Made) -> None:
    it.server.answer('{"a": 7}', "application/json", 400)
    with pytest.raises(it.package.BadRequestError) as caught:
        it.call("GET /any")
    assert caught.value.body.a == 7


def test_the_types_tell_so(it: Made) -> None:
    calls = it.module("resources.thing").__file__
    assert calls is not None
    stub = Path(calls).with_suffix(".pyi").read_text("utf-8")
    assert "-> Thing | str: ..." in stub
