"""Values that did not fit their format are kept, and can be written again as they came."""

# ruff: noqa: E501 (documents are easier to read in long lines)

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from documents import made

DOCUMENT = """
openapi: 3.1.0
info: {title: Vault, version: "1"}
servers: [{url: "https://x.test"}]
paths:
  /k:
    get: {operationId: k, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Kept"}}}}}}
    put: {operationId: p, requestBody: {required: true, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Kept"}}}}}, responses: {"204": {description: ok}}}
components:
  schemas:
    Kept:
      type: object
      properties:
        ca: {type: string, format: byte}
        cas: {type: array, items: {type: string, contentEncoding: base64}}
        when: {type: string, format: date-time}
        day: {type: string, format: date}
        at: {type: string, format: time}
        id: {type: string, format: uuid}
        price: {type: string, format: decimal}
        n: {type: integer}
        x: {type: number}
        b: {type: boolean}
        kind: {type: string, enum: [a]}
        inner: {type: object, properties: {n: {type: integer}}}
        map: {type: object, additionalProperties: {type: integer}}
        list: {type: array, items: {type: integer}}
"""

RAW: dict[str, Any] = {
    "ca": "-----BEGIN CERTIFICATE-----",
    "cas": ["not base64!", "aGk="],
    "when": "yesterday",
    "day": "2026-13-45",
    "at": "noon",
    "id": "no-uuid",
    "price": "dear",
    "n": "many",
    "x": "1.5",
    "b": "yes",
    "kind": "z",
    "inner": ["no", "object"],
    "map": {"a": "x", "b": 1},
    "list": {"0": 1},
}


@pytest.mark.parametrize("name", [*RAW, None])
def test_what_was_kept_is_written_as_it_came(name: str | None) -> None:
    value = RAW if name is None else {name: RAW[name]}
    with made(DOCUMENT) as it:
        it.server.answer(json.dumps(value))
        kept = it.call("GET /k")
        assert type(kept).__name__ == "Kept"
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # pydantic's, of values that it did not make
            assert json.loads(kept.model_dump_json(exclude_unset=True)) == value
            assert kept.model_dump(mode="json", exclude_unset=True) == value
        it.server.answer(b"", status=204)
        it.call("PUT /k", body=[kept])
        assert json.loads(it.server.last.body) == [value]
