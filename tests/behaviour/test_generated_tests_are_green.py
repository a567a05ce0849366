"""`tests/` of a generated project: what it has for each operation, and that it is green at once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from clientsmith.cli.app import app

DOCUMENT = """
openapi: 3.1.0
info: {title: Acme, version: '1'}
servers: [{url: https://acme.test}]
security: [{key: []}]
paths:
  /files:
    post:
      operationId: files_upload
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties:
                file: {type: string, format: binary}
                purpose: {type: string}
      responses:
        '201':
          description: It.
          content: {application/json: {schema: {$ref: '#/components/schemas/File'}}}
    get:
      operationId: files_list
      parameters:
        - {name: cursor, in: query, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200':
          description: They.
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: {type: array, items: {$ref: '#/components/schemas/File'}}
                  next_cursor: {type: [string, 'null']}
  /files/{id}/content:
    get:
      operationId: files_download
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: It.
          content: {application/octet-stream: {schema: {type: string, format: binary}}}
  /files/{id}:
    put:
      operationId: files_replace
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/octet-stream: {schema: {type: string, format: binary}}}
      responses: {'204': {description: Done.}}
  /batches:
    post:
      operationId: batches_create
      responses: &batch
        '200':
          description: It.
          content: {application/json: {schema: {$ref: '#/components/schemas/Batch'}}}
  /batches/{batch_id}:
    get:
      operationId: batches_get
      x-speakeasy-polling:
        - name: batch
          successCriteria: [{condition: $response.body#/status == "completed"}]
      parameters: [{name: batch_id, in: path, required: true, schema: {type: string}}]
      responses: *batch
  /chats:
    post:
      operationId: chats_create
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [text]
              properties: {text: {type: string}, seed: {type: integer}}
      responses:
        '200':
          description: Events.
          content: {text/event-stream: {schema: {$ref: '#/components/schemas/File'}}}
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    put:
      operationId: orders_replace
      requestBody:
        required: true
        content: {application/xml: {schema: {$ref: '#/components/schemas/Order'}}}
      responses:
        '200':
          description: It.
          content: {application/xml: {schema: {$ref: '#/components/schemas/Order'}}}
webhooks:
  fileDone:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/File'}}}}
      responses: {'204': {description: Thanks.}}
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    File:
      type: object
      required: [id]
      properties: {id: {type: string}, size: {type: integer}}
    Batch:
      type: object
      properties: {id: {type: string}, status: {type: string}}
    Order:
      type: object
      xml: {name: order}
      required: [id]
      properties:
        id: {type: integer, xml: {attribute: true}}
        lines: {type: array, items: {type: string}, xml: {name: line, wrapped: true}}
"""
SETTINGS = """spec = "spec.yaml"
output = "out"
package = "acme"
[distribution]
tests = true
"""


def test_each_kind_of_operation_is_tested_and_green(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Uploads, downloads, bodies of files, pages, streams, XML, waits, beside webhooks: each with
    what it needs and with all that it takes, with and without asyncio."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec.yaml").write_text(DOCUMENT)
    (tmp_path / "clientsmith.toml").write_text(SETTINGS)
    result = CliRunner().invoke(app, ["generate"])
    assert result.exit_code == 0, result.output
    found: dict[str, list[str]] = {}
    names = r"def test_(\w+?)_with_(required|all)_arguments(_async)?\("
    for path in sorted((tmp_path / "out/tests").glob("test_*.py")):
        for name, given, twin in re.findall(names, path.read_text("utf-8")):
            title = f"{path.stem.removeprefix('test_')}.{name}"
            found.setdefault(title, []).append(given + twin)
    needed = ["required", "required_async"]
    every = [*needed, "all", "all_async"]
    assert found == {
        "batches.create": needed,
        "batches.create_and_wait": needed,
        "batches.retrieve": needed,
        "batches.wait": needed,
        "chats.create": every,
        "files.list": every,
        "files.replace": needed,  # which takes no more than it needs
        "files.upload": every,
        "files_content.retrieve": needed,
        "orders.replace": every,
    }
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "out")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    done = subprocess.run(
        command, cwd=tmp_path / "out", env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None and int(passed[1]) == 28, done.stdout
