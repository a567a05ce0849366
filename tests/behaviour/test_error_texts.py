"""What `str(error)` says of a documented failure."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

import json
from typing import Any

import pytest
from documents import Made, made

DOCUMENT = """
openapi: 3.0.3
info: {title: Errs, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /e:
    get:
      operationId: e
      responses:
        "200": {description: ok, content: {application/json: {schema: {type: object}}}}
        "400": {description: bad, content: {application/json: {schema: {type: object, additionalProperties: {type: array, items: {type: string}}}}}}
        "409": {description: c, content: {application/json: {schema: {type: object, properties: {errors: {type: array, items: {type: object, properties: {field: {type: string}, message: {type: string}}}}}}}}}
        "418": {description: t, content: {application/json: {schema: {type: object, properties: {explanation: {type: string}}}}}}
        "4XX": {description: other, content: {application/problem+json: {schema: {$ref: "#/components/schemas/P"}}}}
        "5XX": {description: other, content: {application/json: {schema: {oneOf: [{$ref: "#/components/schemas/P"}, {type: string}]}}}}
components: {schemas: {P: {type: object, properties: {title: {type: string}, detail: {type: string}, status: {type: integer}}}}}
"""


@pytest.fixture(scope="module")
def it() -> Any:
    with made(DOCUMENT, max_retries=0) as found:
        yield found


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (
            400,
            {"name": ["Too short.", "Odd."]},
            "400 Bad Request: name: Too short.; Odd.",
        ),
        (
            400,
            {"detail": [{"loc": ["body", "n"], "msg": "No."}]},
            "400 Bad Request: body.n: No.",
        ),
        (
            409,
            {"errors": [{"field": "f", "message": "Taken"}]},
            "409 Conflict: f: Taken",
        ),
        (
            418,
            {"message": "x", "explanation": "A teapot"},
            "418 I'm a Teapot: explanation: A teapot",
        ),
        (404, {"title": "Gone", "detail": "It left."}, "404 Not Found: It left."),
        (500, "Broken", "500 Internal Server Error: Broken"),
        (503, {"title": "Full"}, "503 Service Unavailable: Full"),
    ],
)
def test_the_cause_is_in_the_text(
    it: Made, status: int, body: Any, expected: str
) -> None:
    media = "application/problem+json" if status == 404 else "application/json"
    it.server.answer(json.dumps(body), media, status)
    with pytest.raises(it.package.APIStatusError) as caught:
        it.call("GET /e")
    assert str(caught.value) == f"GET {it.url}/e: {expected}"


def test_a_gateway_that_answers_in_html_is_named(it: Made) -> None:
    page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
    it.server.answer(page, "text/html", 502)
    with pytest.raises(it.package.APIStatusError) as caught:
        it.call("GET /e")
    assert str(caught.value) == f"GET {it.url}/e: 502 Bad Gateway: 502 Bad Gateway"
