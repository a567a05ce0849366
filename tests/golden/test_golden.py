"""Every folder here is a case: a document, perhaps a configuration, and all that comes of it.

`pytest --update-golden` rewrites what is expected; the diff is the review.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import black
import pytest
from clientsmith import config as configuration
from clientsmith import pipeline, printers
from clientsmith.build.ir_json import dumps
from clientsmith.emit.package import runtime
from clientsmith.formatting import mode

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/spec.*"))


def _generate(case: Path) -> pipeline.Result:
    settings = case / "clientsmith.toml"
    if settings.exists():
        config = configuration.read(settings)
        assert not isinstance(config, list)
    else:
        config = configuration.for_spec(next(case.glob("spec.*")))
    return pipeline.generate(replace(config, root=case))


def _own(files: Mapping[str, str]) -> dict[str, str]:
    """The files that are not copied as they are: those are tested where they lie."""
    copied = tuple(runtime())
    return {
        path: text for path, text in files.items() if not path.endswith(copied)
    }


def _expected(case: Path, result: pipeline.Result) -> dict[str, str]:
    """All files of a case below its folder, by path."""
    told = printers.text(result.diagnostics, result.sources, root=case)
    found = {"diagnostics.txt": told}
    if result.api is not None:
        found["ir.json"] = dumps(result.api)
    for path, text in _own(result.files or {}).items():
        found[f"expected/{path}"] = text
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, update_golden: bool) -> None:
    made = _expected(case, _generate(case))
    kept = {
        path.relative_to(case).as_posix(): path
        for path in case.rglob("*")
        if path.is_file() and path.parts[len(case.parts)] in ("expected", "ir.json", "diagnostics.txt")
    }
    if update_golden:
        for name in kept.keys() - made.keys():
            kept[name].unlink()
        for name, text in made.items():
            target = case / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return
    assert made.keys() == kept.keys()
    for name, text in made.items():
        assert kept[name].read_text("utf-8") == text, f"{case.name}/{name} changed"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_black_changes_nothing(case: Path) -> None:
    for path in (case / "expected").rglob("*.py*"):
        text = path.read_text("utf-8")
        assert black.format_str(text, mode=mode(path.name)) == text, path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_runtime_is_copied_as_it_lies(case: Path) -> None:
    result = _generate(case)
    for path, text in runtime().items():
        for name, made in (result.files or {}).items():
            if name.endswith("/" + path):
                assert made == text


def test_ir_is_json() -> None:
    for case in CASES:
        if (case / "ir.json").exists():
            assert json.loads((case / "ir.json").read_text("utf-8"))
