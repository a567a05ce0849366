"""A fake takes a form without fields for a body, which it is on the wire."""

from __future__ import annotations

import importlib

from documents import made

DOCUMENT = """
openapi: 3.1.0
info: {title: Forms, version: "1"}
servers: [{url: "https://forms.test"}]
paths:
  /login:
    post:
      operationId: login
      tags: [sessions]
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, properties: {jwt: {type: string}}}
      responses: {"204": {description: ok}}
"""


def test_a_form_without_fields_is_a_body() -> None:
    with made(DOCUMENT) as it:
        package = type(it.client).__module__.partition(".")[0]
        transport = importlib.import_module(f"{package}.testing").fake()
        client = type(it.client)(transport=transport)
        assert it.call("POST /login", client=client) is None
        (request,) = transport.requests
        assert request.content in (b"", None)
        assert request.headers["content-type"] == "application/x-www-form-urlencoded"
