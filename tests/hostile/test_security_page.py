"""docs/security.md names every case, and tests that exist."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from clientsmith.commands import pipeline
from clientsmith.config import for_spec

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
COUNTS = {"A": 48, "M": 2, "F": 22, "G": 8, "D": 9, "R": 40}


def _cases() -> set[str]:
    found = set(re.findall(r"\b[AMFGDR]\d\d\b", PAGE))
    for kind, first, last in re.findall(r"\b([AFGDR])(\d\d)–[AFGDR](\d\d)\b", PAGE):
        found |= {f"{kind}{number:02}" for number in range(int(first), int(last) + 1)}
    return found


def test_every_case_is_named() -> None:
    expected = {
        f"{kind}{number:02}"
        for kind, count in COUNTS.items()
        for number in range(1, count + 1)
    }
    assert _cases() == expected


def test_the_tests_that_it_names_exist() -> None:
    named = set(re.findall(r"`(test_\w+?)(?:\[[^`]*\])?`", PAGE))
    files = [path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    defined = set(re.findall(r"def (test_\w+)", "\n".join(files)))
    assert named and named <= defined, named - defined


def test_the_documents_that_it_names_exist() -> None:
    named = set(re.findall(r"`test_hostile_document\[([^`]*)\]`", PAGE))
    specs = {path.name for path in (ROOT / "tests" / "hostile" / "specs").iterdir()}
    assert named <= specs
    answered = {name for name in specs if name in named}
    assert specs - answered <= {"a16_slow_patterns.yaml"}


@pytest.mark.slow
def test_the_attacks_are_as_many_as_it_says() -> None:
    said = {
        file: int(number)
        for number, file in re.findall(r"\| (\d+) \|.*\| `(tests/\S+\.py)` \|", PAGE)
    }
    assert sum(said.values()) >= 1_000
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", *said],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    counted = dict(re.findall(r"^(tests/\S+): (\d+)$", done.stdout, re.MULTILINE))
    assert {file: int(number) for file, number in counted.items()} == said


def test_the_document_that_it_shows_is_harmless(tmp_path: Path) -> None:
    [block] = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    spec = tmp_path / "spec.yaml"
    spec.write_text(block, "utf-8")
    files = pipeline.generate(for_spec(spec)).files
    assert files is not None
    held = [path for path, text in files.items() if "os.system" in str(text)]
    assert any(path.endswith(".py") for path in held), "the title is in a docstring"
    for path in held:
        if path.endswith(".py"):
            code = ast.unparse(_without_docstrings(ast.parse(str(files[path]))))
            assert "os.system" not in code, path


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            body[0].value = ast.Constant(None)
    return tree
