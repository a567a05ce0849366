"""Builds the reference of a small document, for tests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from clientsmith import config as configuration
from clientsmith.commands import pipeline
from clientsmith.config.values import Docs
from clientsmith.text.binary import to_bytes


def built(folder: Path, content: Mapping[str, object], **docs: Any) -> dict[str, str]:
    """The files of a document's reference."""
    return built_from(folder, json.dumps(content), **docs)


def built_from(folder: Path, text: str, **docs: Any) -> dict[str, str]:
    """The files of the reference of a document as text."""
    spec = folder / "spec.yaml"
    spec.write_text(text, "utf-8")
    config = replace(configuration.for_spec(spec), docs=Docs(**docs))
    files = pipeline.generate(config).files
    assert files is not None
    return {
        path.removeprefix("docs/"): text
        for path, text in files.items()
        if path.startswith("docs/")
    }


def written(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder with the files of a site in it."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(to_bytes(text))
    return folder
