"""Every code that the first stages report is explained, and every explanation is used."""

from __future__ import annotations

import ast
from pathlib import Path

from clientsmith.report.codes import CODES
from clientsmith.spec import bundle

FILES = sorted(Path(bundle.__file__).parents[1].rglob("*.py"))
"""The modules that read a document and bring it into normal form."""


def words() -> set[str]:
    """Every string constant of the first stages."""
    found: set[str] = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def reported() -> set[str]:
    """The codes that stand as an argument of a reporting call."""
    found: set[str] = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(
                node.func, ast.Attribute | ast.Name
            ):
                name = (
                    node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else node.func.id
                )
                if name.strip("_") in {
                    "warning",
                    "warn",
                    "gone",
                    "error",
                    "info",
                    "unsupported",
                }:
                    found |= {
                        item.value
                        for item in node.args
                        if isinstance(item, ast.Constant)
                        and isinstance(item.value, str)
                        and item.value.replace("-", "").isalnum()
                        and item.value.islower()
                    }
    return found


def test_every_code_is_explained() -> None:
    assert len(reported()) > 50
    assert reported() <= CODES.keys()


def test_every_explanation_of_the_first_stages_is_of_use() -> None:
    known = words() | {"path-query", "path-fragment"}
    known |= {
        "media-invalid",
        "body-alternative",
        "reply-alternative",
    }  # reported by build
    tables = ("files", "references", "roots", "operations", "schemas")
    for name in tables:
        table = getattr(
            __import__(f"clientsmith.report.codes.{name}", fromlist=["x"]), name.upper()
        )
        assert table.keys() <= known


def test_explanations_are_sentences() -> None:
    for explained in CODES.values():
        title, _, text = str(explained).partition("\n\n")
        assert title
        assert not title.endswith(".")
        assert text.rstrip().endswith(".")
