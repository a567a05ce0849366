"""Every diagnostic code that the generator uses is explained."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from clientsmith.report.codes import CODES

PACKAGE = Path(__file__).parents[2] / "generator" / "clientsmith"
REPORTERS = {"error", "unsupported", "warning", "info", "refuse"}


def used() -> Iterator[tuple[str, str]]:
    """Each code that stands as a literal in a call that reports, with its file."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in REPORTERS
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                yield node.args[0].value, str(path.relative_to(PACKAGE))


@pytest.mark.parametrize(("code", "path"), sorted(set(used())))
def test_a_code_is_explained(code: str, path: str) -> None:
    assert code in CODES, f"{path} uses a code that `clientsmith explain` does not know"


def test_codes_are_found() -> None:
    assert "config-key" in {code for code, _ in used()}
