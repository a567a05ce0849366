"""Clients of documents that name no server, or only a path of one, have to be told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec

MAKE = """
import inspect, sys
sys.path.insert(0, "")
from shelf import Shelf
print(Shelf(base_url="http://localhost").__class__.__name__)
print(inspect.signature(Shelf).parameters["base_url"].default is inspect.Parameter.empty)
try:
    Shelf(base_url=None)
except ValueError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("servers", "shown", "said"),
    [
        ([], "https://api.example.com", "names no server; pass `base_url`"),
        (
            [{"url": "/v1/"}],
            "https://api.example.com/v1",
            "names no server but the path /v1/; pass `base_url`",
        ),
        (
            [{"url": "{root}/v2", "variables": {"root": {"default": "/api"}}}],
            "https://api.example.com/api/v2",
            "names no server but the path /api/v2; pass `base_url`",
        ),
    ],
)
def test_a_client_asks_for_the_server_that_the_document_leaves_open(
    servers: list[object], shown: str, said: str, tmp_path: Path
) -> None:
    spec = tmp_path / "shelf.json"
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shelf", "version": "1"},
        "servers": servers,
        "paths": {"/books": {"get": {"responses": {"204": {"description": "Fine"}}}}},
    }
    spec.write_text(json.dumps(document))
    files = pipeline.generate(for_spec(spec)).files or {}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == [
        "Shelf",
        "True",
        f"the description of Shelf {said}",
    ]
    assert f'Shelf(base_url="{shown}")' in files["README.md"]
    assert f"such as {shown}." in files["shelf/_client.py"]
