"""Files that are something else than OpenAPI are named, with where to go."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from clientsmith.spec.other_formats import recognize_text

from .conftest import run

WSDL = b"""<?xml version="1.0"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" name="Stock"/>"""


@pytest.mark.parametrize(
    ("name", "content", "what", "hint"),
    [
        ("a.html", b"<!DOCTYPE html>\n<html><body>", "HTML page", "/openapi.json"),
        ("a", b"<!-- x -->\n<HTML>", "HTML page", "/openapi.json"),
        (
            "docs",
            b"<!DOCTYPE html><script>SwaggerUIBundle({ url: '/v1/api.json' })</script>",
            "HTML page",
            "It shows /v1/api.json",
        ),
        (
            "docs",
            b'<html><redoc spec-url="https://a.test/o.yaml"></redoc>',
            "HTML page",
            "It shows https://a.test/o.yaml",
        ),
        ("a.wsdl", WSDL, "WSDL", "zeep"),
        ("a.xml", b"<catalog/>", "XML", "JSON or YAML"),
        ("a.raml", b"#%RAML 1.0\ntitle: A\n", "RAML", "Convert"),
        ("a.proto", b'// x\nsyntax = "proto3";\n', "protobuf", "gRPC"),
        ("a.graphql", b"type Query {\n  pets: [Pet]\n}\n", "GraphQL", "ariadne"),
        ("a.graphql", b'"""\nPets\n"""\nscalar Date\n', "GraphQL", "ariadne"),
        ("a.graphql", b"# x\nschema {\n query: Q }", "GraphQL", "ariadne"),
        ("a.json", b'{"data": {"__schema": {}}}', "GraphQL", "ariadne"),
        ("main.py", b"from fastapi import FastAPI\n", "Python", "--app"),
        ("a.tsp", b'import "@typespec/http";\n', "TypeSpec", "tsp compile"),
        (
            "a.json",
            b'{"info": {"name": "A", "schema": "https://schema.getpostman.com/json/'
            b'collection/v2.1.0/collection.json"}, "item": []}',
            "Postman collection",
            "Export",
        ),
        ("a.yaml", b"asyncapi: 3.0.0\ninfo: {title: A}\n", "AsyncAPI", "messages"),
        ("a.yaml", b"arazzo: 1.0.0\n", "Arazzo", "sourceDescriptions"),
        ("a.yaml", b"overlay: 1.0.0\nactions: []\n", "overlay", "overlays"),
        ("a.json", b'{"swaggerVersion": "1.2"}', "Swagger 1.x", "Convert"),
        ("a.json", b'{"kind": "discovery#restDescription"}', "Discovery", "Convert"),
        ("a.json", b'{"log": {"entries": []}}', "HAR", "mitmproxy2swagger"),
        ("a.json", b'{"$schema": "http://json-schema.org/s#"}', "JSON Schema", "calls"),
        ("a.zip", b"PK\x03\x04\0\0", "ZIP", "Unpack"),
        ("a.pdf", b"%PDF-1.7\n\xe2", "PDF", "maker"),
        ("a.zst", b"\x28\xb5\x2f\xfd\0", "Zstandard", "unzstd"),
    ],
)
def test_a_foreign_file_is_named(
    tmp_path: Path, name: str, content: bytes, what: str, hint: str
) -> None:
    (tmp_path / name).write_bytes(content)
    result = run(tmp_path / name)
    [found] = [item for item in result.diagnostics if item.code == "not-openapi"]
    assert what in found.message and hint in found.hint
    assert [item for item in result.diagnostics if item.severity >= found.severity] == [
        found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.1.0\n",
        "type: object\nproperties: {}\n",
        "enum: [a]\n",
        "schema: {type: string}\n",
        "interface: {}\n",
        "import: x\n",
        "from: x\n",
        "# type Query {\nopenapi: 3.0.0\n",
    ],
)
def test_yaml_is_not_mistaken(text: str) -> None:
    assert recognize_text(text) is None


@pytest.mark.parametrize(
    "text", ['"""' * 50_000, "<!--" * 50_000, "<a:definitions" * 9999]
)
def test_recognition_takes_no_time(text: str) -> None:
    start = time.process_time()
    recognize_text(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x1f\x8b" + b"\0" * 20, "is broken"),
        (gzip.compress(b"openapi: 3.1.0", mtime=0)[:-9], "ends too early"),
        (gzip.compress(gzip.compress(b"openapi: 3.1.0", mtime=0), mtime=0), "twice"),
    ],
)
def test_a_broken_gzip_file(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.json.gz").write_bytes(content)
    [found] = run(tmp_path / "a.json.gz").diagnostics
    assert found.code == "gzip" and said in found.message


def test_a_bomb_is_cut(tmp_path: Path) -> None:
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(b" " * 300_000_000, 9, mtime=0))
    [found] = run(tmp_path / "a.json.gz").diagnostics
    assert found.code == "too-large"
