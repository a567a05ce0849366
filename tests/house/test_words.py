"""Names are decided in one room: nobody else turns words into identifiers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator" / "clientsmith"
CONVERSIONS = {"title", "capitalize", "swapcase"}
CASES = {"upper", "lower", "casefold"}
PRINTERS = ("plan", "emit")
"""Rooms that print names: here even a plain change of case needs a reason."""

REASONS = {
    ("diff/security.py", "capitalize"): "a scheme's name as HTTP writes it, for people",
    (
        "emit/resources.py",
        "upper",
    ): "a module's private constant; a sentence's first letter",
    ("emit/api.py", "upper"): "a sentence's first letter",
    ("emit/wait_facts.py", "upper"): "a module's private constant",
    ("emit/raises.py", "lower"): "whether a description only repeats a name",
    ("emit/project.py", "lower"): "a version number",
    ("emit/models.py", "lower"): "whether a description only repeats a name",
    ("emit/methods.py", "upper"): "a module's private constant",
    ("emit/operation_modules.py", "upper"): "a module's private constant",
    ("emit/settings.py", "upper"): "a variable of the environment",
    ("emit/told.py", "lower"): "whether a reason says that something is deprecated",
    ("emit/told.py", "upper"): "a sentence's first letter",
    ("plan/saying.py", "lower"): "whether a description says anything",
}
EXEMPT = ("names/", "adopt/", "text/words.py", "config/package_names.py")
"""Where names are decided, where those of an old SDK are read, and what both are made of."""

MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if not path.relative_to(PACKAGE).as_posix().startswith(EXEMPT)
)


def changes_of_case(path: Path) -> Iterator[tuple[int, str]]:
    """Line and method of each change of case that needs a reason."""
    wanted = set(CONVERSIONS)
    if path.relative_to(PACKAGE).parts[0] in PRINTERS:
        wanted |= CASES
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in wanted
            and not node.args
        ):
            yield node.lineno, node.func.attr


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_identifier_is_made_here(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    for line, method in changes_of_case(path):
        assert (
            name,
            method,
        ) in REASONS, f"{path}:{line}: .{method}() outside names; give a reason or let names decide"


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_words_are_for_names_only(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            modules = {node.module or ""} | {
                alias.name for alias in node.names if not node.module
            }
            assert not modules & {
                "words",
                "clientsmith.text.words",
            }, f"{path}:{node.lineno}"


def test_reasons_are_needed() -> None:
    used = {
        (path.relative_to(PACKAGE).as_posix(), method)
        for path in MODULES
        for _, method in changes_of_case(path)
    }
    assert REASONS.keys() <= used, "a reason that nothing needs any more"
