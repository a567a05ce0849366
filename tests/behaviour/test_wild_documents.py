"""What published documents contain, cut down: every module of the package imports, and every
name in it is defined."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec

IMPORT_ALL = """
import importlib, pkgutil, sys
sys.path.insert(0, "")
root = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(root.__path__, root.__name__ + "."):
    if "pyreqwest" not in module.name:
        importlib.import_module(module.name)
for name in dir(root):
    getattr(root, name)
codec = importlib.import_module(root.__name__ + "._runtime.codec").Codec(root.__name__ + ".models")
for name in dir(importlib.import_module(root.__name__ + ".models")):
    if not name.startswith("__"):
        codec.decoder(name).decode(b"[]")
"""


def document(body: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """A document with one operation that takes and returns `body`."""
    content = {"application/json": {"schema": body}}
    operation = {
        "operationId": "send",
        "requestBody": {"content": content, "required": True},
        "responses": {"200": {"description": "Fine", "content": content}},
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "Wild", "version": "1"},
        "paths": {"/things": {"post": operation}},
        "components": {"schemas": schemas},
    }


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


OPEN = {"type": "string", "enum": ["text", "audio"]}
EVENT = {
    "type": "object",
    "properties": {"kind": {"type": "string", "enum": ["a", "b"]}},
}

DOCUMENTS = {
    "a union whose options all stand for one schema": document(
        {
            "oneOf": [ref("A"), ref("B")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {
                    "a": "#/components/schemas/A",
                    "b": "#/components/schemas/B",
                },
            },
        },
        {
            "Event": EVENT,
            "A": {"allOf": [ref("Event")]},
            "B": {"allOf": [ref("Event")]},
        },
    ),
    "a nullable list of an open enumeration": document(
        ref("Modes"), {"Modes": {"type": "array", "nullable": True, "items": OPEN}}
    ),
    "a map of lists of one of several": document(
        ref("Sets"),
        {
            "Sets": {
                "type": "object",
                "additionalProperties": {
                    "type": "array",
                    "items": {"anyOf": [ref("Event"), OPEN, {"type": "number"}]},
                },
            },
            "Event": EVENT,
        },
    ),
}


@pytest.mark.parametrize("title", DOCUMENTS)
def test_every_module_imports(title: str, tmp_path: Path) -> None:
    spec = tmp_path / "openapi.json"
    spec.write_text(json.dumps(DOCUMENTS[title]), "utf-8")
    made = pipeline.generate(for_spec(spec))
    assert made.files is not None, made.diagnostics
    assert made.names is not None
    for place, text in made.files.items():
        target = tmp_path / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", "surrogateescape")
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, made.names.package],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
