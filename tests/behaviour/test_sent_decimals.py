"""Decimals: JSON numbers for `number`, digits in URLs and forms, text where text is declared."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

import json
from decimal import Decimal
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qs

import pytest
from documents import Made, made

PRICES = """
openapi: 3.2.0
info: {title: Prices, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /orders/{id}:
    post:
      operationId: addOrder
      parameters:
        - {name: id, in: path, required: true, schema: {type: number}}
        - {name: most, in: query, schema: {type: number}}
        - {name: steps, in: query, explode: false, schema: {type: array, items: {type: number}}}
        - {name: filter, in: query, content: {application/json: {schema: {type: object, properties: {least: {type: number}}}}}}
        - {name: X-Rate, in: header, schema: {type: number}}
        - {name: rate, in: cookie, schema: {type: number}}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                price: {type: number}
                text: {type: string, format: decimal}
                either: {type: [number, string]}
                line: {$ref: "#/components/schemas/Line"}
                lines: {type: array, items: {$ref: "#/components/schemas/Line"}}
                by/name: {type: object, additionalProperties: {type: string, format: decimal}}
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Line"}}}}}
  /form:
    post:
      operationId: sendForm
      requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {price: {type: number}, prices: {type: array, items: {type: number}}, line: {$ref: "#/components/schemas/Line"}}}}}}
      responses: {"204": {description: ok}}
  /parts:
    post:
      operationId: sendParts
      requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {price: {type: number}, prices: {type: array, items: {type: number}}, line: {$ref: "#/components/schemas/Line"}}}}}}
      responses: {"204": {description: ok}}
  /lines:
    post:
      operationId: sendLines
      requestBody: {content: {application/jsonl: {itemSchema: {$ref: "#/components/schemas/Line"}}}}
      responses: {"204": {description: ok}}
components:
  schemas:
    Line:
      type: object
      properties:
        price: {type: number}
        text: {type: string, format: decimal}
        next: {$ref: "#/components/schemas/Line"}
"""

LONG = Decimal("12345678901234567890.123456789")
VALUES = [
    (Decimal("1.10"), "1.10"),
    (Decimal("1E+2"), "100"),
    (Decimal("-3"), "-3"),
    (LONG, "12345678901234567890.123456789"),
    (Decimal("1E-7"), "0.0000001"),
]


def _exact(body: bytes) -> object:
    return json.loads(body, parse_float=Decimal, parse_int=Decimal)


def test_decimals_are_numbers_unless_text_is_declared() -> None:
    with made(PRICES) as it:
        it.server.answer("{}")
        for value, digits in VALUES:
            _check_parameters(it, value, digits)
            _check_json(it, value, digits)
            _check_forms(it, value, digits)
            _check_lines(it, value, digits)


def _check_parameters(it: Made, value: Decimal, digits: str) -> None:
    it.call(
        "POST /orders/{id}",
        id=value,
        most=value,
        steps=[value, value],
        filter={"least": value},
        x_rate=value,
        rate=value,
    )
    last = it.server.last
    assert last.path == f"/orders/{digits}"
    query = parse_qs(last.query)
    assert (query["most"], query["steps"]) == ([digits], [f"{digits},{digits}"])
    assert _exact(query["filter"][0].encode()) == {"least": value}
    assert last.headers["x-rate"] == digits
    assert last.headers["cookie"] == f"rate={digits}"


def _check_json(it: Made, value: Decimal, digits: str) -> None:
    line = {"price": value, "text": value, "more": value}
    number = Decimal(str(float(value)))  # what a model makes of it
    it.call(
        "POST /orders/{id}",
        id=1,
        price=value,
        text=value,
        either=value,
        line=it.package.Line(**line),
        lines=[{**line, "next": {"text": "as it is"}}],
        by_name={"a": value},
    )
    sent = {"price": value, "text": digits, "more": value}
    assert _exact(it.server.last.body) == {
        "price": value,
        "text": digits,
        "either": value,
        "line": {**sent, "price": number, "text": digits},
        "lines": [{**sent, "next": {"text": "as it is"}}],
        "by/name": {"a": digits},
    }


def _check_forms(it: Made, value: Decimal, digits: str) -> None:
    given = {"price": value, "prices": [value], "line": {"price": value, "text": value}}
    it.call("POST /form", **given)
    form = parse_qs(it.server.last.body.decode())
    assert (form["price"], form["prices"]) == ([digits], [digits])
    line = {"price": value, "text": digits}
    assert _exact(form["line"][0].encode()) == line
    it.call("POST /parts", **given)
    last = it.server.last
    head = f"Content-Type: {last.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + last.body)
    texts = [part.get_payload() for part in message.iter_parts()]
    assert texts[:2] == [digits, digits]
    assert _exact(texts[2].encode()) == line


def _check_lines(it: Made, value: Decimal, digits: str) -> None:
    line = {"price": value, "text": value, "next": {"price": value}}
    sent = {"price": value, "text": digits, "next": {"price": value}}
    for body in ([line, {"price": value}], iter([line, {"price": value}])):
        it.call("POST /lines", body=body)
        lines = it.server.last.body.splitlines()
        assert list(map(_exact, lines)) == [sent, {"price": value}]


def test_decimals_that_are_not_finite_are_refused() -> None:
    with made(PRICES) as it:
        for text in ("NaN", "Infinity", "-Infinity"):
            for name in ("price", "text", "most", "x_rate"):
                with pytest.raises(ValueError, match="not finite"):
                    it.call("POST /orders/{id}", id=1, **{name: Decimal(text)})
        assert it.server.requests == []
