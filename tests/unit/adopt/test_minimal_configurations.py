"""What `adopt` writes says nothing that the rest decides equally: each line is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from clientsmith import config as configuration
from clientsmith.adopt import (
    NAMES,
    OVERLAY,
    Modules,
    make_successor,
    open_sources,
    read_sdk,
)
from clientsmith.commands import pipeline
from clientsmith.config.values import for_spec
from clientsmith.report.diagnostics import Diagnostics

from .sdks import DOCUMENT, SDKS, write_sdk

_TAGGED = DOCUMENT
for _operation, _tag in (
    ("listCages", "cages"),
    ("buildCage", "cages"),
    ("getAnimal", "cages animals"),
    ("status", "default"),
):
    _TAGGED = _TAGGED.replace(
        f"operationId: {_operation}\n",
        f"operationId: {_operation}\n      tags: [{_tag}]\n",
    )


def _generated(folder: Path) -> Mapping[str, str] | None:
    """The files of a package; None where the configuration is refused."""
    configs = configuration.load(folder / "clientsmith.toml", Diagnostics())
    return pipeline.generate(configs[0]).files if configs else None


def _without_lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line that says something, with the text without it; comments group lines only."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if "=" in line and not line.startswith(("#", "[", "output")):
            yield line, "".join(lines[:number] + lines[number + 1 :])


@pytest.mark.parametrize("maker", ["stainless", "fern", "openapi-generator"])
def test_every_line_is_needed(maker: str, tmp_path: Path) -> None:
    spec = tmp_path / "zoo.yaml"
    spec.write_text(_TAGGED, encoding="utf-8")
    sources = open_sources(str(write_sdk(SDKS[maker], tmp_path / "old")))
    modules = Modules(sources)
    file = tmp_path / "clientsmith.toml"
    sdk = read_sdk(sources, modules)
    made = make_successor(sdk, modules, for_spec(spec), file, Diagnostics())
    assert made is not None and made.names is not None
    texts = {file.name: made.text, NAMES: made.names}
    for name, text in {**texts, OVERLAY: made.overlay}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    whole = _generated(tmp_path)
    assert whole is not None
    needless = []
    for name, text in texts.items():
        for line, rest in _without_lines(text):
            (tmp_path / name).write_text(rest, encoding="utf-8")
            if _generated(tmp_path) == whole:
                needless.append(f"{name}: {line.strip()}")
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert needless == []
