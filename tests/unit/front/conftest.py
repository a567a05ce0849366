"""What the tests of the first stages share: documents written in a few lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load
from clientsmith.spec.bundle import bundle
from clientsmith.spec.normalize import normalize
from clientsmith.spec.source_map import SourceMap


@dataclass
class Front:
    """A document on its way through the first stages, and what was said about it."""

    tree: dict[str, Any] | None
    diagnostics: Diagnostics
    sources: SourceMap | None = None
    codes: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.codes = [item.code for item in self.diagnostics]

    def place(self, code: str) -> str:
        """Line and column of the first finding with that code."""
        item = next(item for item in self.diagnostics if item.code == code)
        place = item.place or (self.sources.locate(item.at) if self.sources else None)
        assert place is not None
        return f"{place.line}:{place.column}"

    def message(self, code: str) -> str:
        """The message of the first finding with that code."""
        return next(item.message for item in self.diagnostics if item.code == code)


def run(
    path: str | Path, text: bytes | None = None, *, upto: str = "normalize"
) -> Front:
    """Load, bundle and normalize; `upto` names the last stage."""
    diagnostics = Diagnostics()
    document = load.read_document(path, text, diagnostics=diagnostics)
    if document is None or upto == "load":
        return Front(document.data if document else None, diagnostics)
    bundled = bundle(document, diagnostics)
    if bundled is None:
        return Front(None, diagnostics)
    tree = bundled.tree
    if upto == "normalize":
        tree = normalize(tree, bundled.sources, diagnostics)
    return Front(tree, diagnostics, bundled.sources)


@pytest.fixture
def front() -> Callable[..., Front]:
    """Run the first stages on a text (YAML, or JSON given as a value)."""

    def start(text: str | dict[str, Any], upto: str = "normalize") -> Front:
        if isinstance(text, dict):
            return run("api.json", json.dumps(text).encode(), upto=upto)
        return run("api.yaml", text.encode(), upto=upto)

    return start


@pytest.fixture
def schema(front: Callable[..., Front]) -> Callable[..., tuple[Any, list[str]]]:
    """Normalize one schema in a document of a version; the schema, and the codes reported."""

    def start(
        node: Any, version: str = "3.0.3", others: dict[str, Any] | None = None
    ) -> tuple[Any, list[str]]:
        schemas = {"It": node, **(others or {})}
        document: dict[str, Any] = {
            "openapi": version,
            "info": {"title": "T", "version": "1"},
            "paths": {},
            "components": {"schemas": schemas},
        }
        if version == "2.0":
            document = {
                "swagger": "2.0",
                "info": {"title": "T", "version": "1"},
                "paths": {},
                "definitions": schemas,
            }
        result = front(document)
        assert result.tree is not None
        return result.tree["components"]["schemas"]["It"], result.codes

    return start


@pytest.fixture
def operation(front: Callable[..., Front]) -> Callable[..., tuple[Any, list[str]]]:
    """Normalize one operation at a path; the operation, and the codes reported."""

    def start(
        node: Any, path: str = "/it", version: str = "3.0.3", **root: Any
    ) -> tuple[Any, list[str]]:
        key = "swagger" if version == "2.0" else "openapi"
        result = front(
            {
                key: version,
                "info": {"title": "T", "version": "1"},
                "paths": {path: {"get": {"operationId": "it", **node}}},
                **root,
            }
        )
        assert result.tree is not None
        return result.tree["paths"][path]["get"], result.codes

    return start
