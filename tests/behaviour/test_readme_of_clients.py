"""What the README of a client shows works, and its list of methods says what readers need."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.config.values import Distribution
from clientsmith.text.binary import to_bytes

Node = dict[str, Any]
SCHEMES: dict[str, Node] = {
    "none": {},
    "bearer": {"type": "http", "scheme": "bearer"},
    "basic": {"type": "http", "scheme": "basic"},
    "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "oauth": {
        "type": "oauth2",
        "flows": {
            "clientCredentials": {"tokenUrl": "https://shop.test/token", "scopes": {}}
        },
    },
}


def _document(scheme: str, server: bool) -> Node:
    content = {"application/json": {"schema": {"type": "array", "items": {}}}}
    replies = {"200": {"description": "ok", "content": content}}
    given = SCHEMES[scheme]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "servers": [{"url": "https://shop.test"}] if server else [],
        "security": [{scheme: []}] if given else [],
        "paths": {
            "/orders": {
                "get": {
                    "summary": "List orders, e.g. Those of service_id. Twice",
                    "responses": replies,
                },
                "post": {
                    "summary": "_New_ order",
                    "deprecated": True,
                    "responses": replies,
                },
            }
        },
        "components": {"securitySchemes": {scheme: given}} if given else {},
    }


def _generate(folder: Path, scheme: str, *, server: bool = True, **more: Any) -> str:
    spec = folder / "spec.json"
    spec.write_text(json.dumps(_document(scheme, server)), "utf-8")
    files = pipeline.generate(replace(for_spec(spec), **more)).files
    assert files is not None
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(to_bytes(text))
    return str(files["README.md"])


@pytest.mark.parametrize("server", [True, False])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_its_test_passes(
    scheme: str,
    server: bool,
    tmp_path: Path,
    import_from: Callable[[Path, str], ModuleType],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = _generate(tmp_path, scheme, server=server)
    program = re.search(r"```python\n(# test_calls\.py\n.*?)```", text, re.DOTALL)
    assert program is not None
    (tmp_path / "readme_calls.py").write_text(program[1], "utf-8")
    for name in ("SHOP_API_KEY", "SHOP_BEARER", "SHOP_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    import_from(tmp_path, "shop")
    import_from(tmp_path, "readme_calls").test_a_call()


def test_its_list_says_what_readers_need(tmp_path: Path) -> None:
    text = _generate(tmp_path, "none", distribution=Distribution(tests=True))
    assert "`client.orders.list(…)`: List orders, e.g. Those of service_id\n" in text
    assert r"`client.orders.create(…)`: Deprecated. \_New\_ order" in text
    assert "`python -m pytest tests`" in text
