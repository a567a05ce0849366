"""Every folder here is a case: a document, perhaps a configuration, and all that comes of it.

`pytest --update-golden` rewrites what is expected; the diff is the review.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import black
import pytest
from clientsmith import config as configuration
from clientsmith.build.ir_json import to_json
from clientsmith.commands import pipeline
from clientsmith.emit.package import runtime
from clientsmith.output.formatting import mode
from clientsmith.report import printers
from clientsmith.report.diagnostics import Diagnostics

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/spec.*"))


@cache
def _generate(case: Path) -> pipeline.Result:
    settings = case / "clientsmith.toml"
    config = configuration.for_spec(next(case.glob("spec.*")))
    if settings.exists():
        found = configuration.load(settings, Diagnostics())
        assert found is not None
        config = found[0]
    return pipeline.generate(replace(config, root=case))


_OF_SURFACES = ("types.py", "pagination.py")
"""What a configured surface may have of its own."""


def _own(result: pipeline.Result) -> dict[str, str]:
    """The files that are not copied as they are: those are tested where they lie."""
    package = result.names.package if result.names else ""
    files = result.files or {}
    copied = {
        f"{package}/{path}"
        for path, text in runtime(plain=False).items()
        if path not in _OF_SURFACES or files.get(f"{package}/{path}") == text
    }
    return {
        path: text
        for path, text in files.items()
        if path not in copied and not _is_site(path)
    }


def _is_site(path: str) -> bool:
    """Whether a file is of the reference's site, whose twin in Markdown is compared."""
    return path.startswith("docs/") and not path.endswith(".md")


def _expected(case: Path, result: pipeline.Result) -> dict[str, str]:
    """All files of a case below its folder, by path."""
    findings = printers.located(result.diagnostics, result.sources)
    told = printers.text(findings, most=0)
    found = {"diagnostics.txt": told.replace(f"{case}/", "")}
    if result.api is not None:
        found["ir.json"] = to_json(result.api)
    for path, text in _own(result).items():
        found[f"expected/{path}"] = text
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, update_golden: bool) -> None:
    made = _expected(case, _generate(case))
    kept = {
        path.relative_to(case).as_posix(): path
        for path in case.rglob("*")
        if path.is_file()
        and path.parts[len(case.parts)] in ("expected", "ir.json", "diagnostics.txt")
    }
    if update_golden:
        for name in kept.keys() - made.keys():
            kept[name].unlink()
        for name, text in made.items():
            target = case / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", "surrogateescape")
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
def test_the_runtime_is_copied_as_it_lies_and_whole(case: Path) -> None:
    """Modules that the API has no use for stay out, and nothing asks for them."""
    result = _generate(case)
    if result.files is None or result.names is None:
        return
    files, home = result.files, f"{result.names.package}/_runtime/"
    sources = set(runtime(waits=True, plain=False).values()) | {
        runtime(xml=False)["_runtime/xml.py"]
    }
    ours = {path: text for path, text in files.items() if path.startswith(home)}
    assert set(ours.values()) <= sources
    for path, text in files.items():
        if path.endswith((".py", ".pyi")) and not path.startswith("tests/"):
            for module in _imported(path, text):
                if module.startswith(home) and module != home:
                    assert (
                        f"{module}.py" in ours or f"{module}/__init__.py" in ours
                    ), path
    assert (f"{home}xml_reader.py" in ours) == (
        f"{result.names.package}/xml.json" in files
    )


def _imported(path: str, text: str) -> Iterator[str]:
    """The paths of the modules of the package that a module imports from."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level:
            parents = path.split("/")[: -node.level]
            if node.module:
                yield "/".join([*parents, *node.module.split(".")])
            else:
                yield from ("/".join([*parents, each.name]) for each in node.names)


def test_ir_is_json() -> None:
    for case in CASES:
        if (case / "ir.json").exists():
            assert json.loads((case / "ir.json").read_text("utf-8"))
