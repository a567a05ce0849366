"""The runtime reaches for nothing that a reviewer of a generated package would stop at."""

from __future__ import annotations

import ast
from pathlib import Path

from clientsmith.emit.models import _guesses
from clientsmith.emit.render import templates_folder

SUSPECT = {
    *("eval", "exec", "__import__", "__globals__", "__mro__", "__subclasses__"),
    *("system", "popen", "check_output", "__builtins__", "__code__"),
}


def names_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return found | {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}


def test_no_module_names_what_attacks_name() -> None:
    modules = sorted((templates_folder() / "runtime").rglob("*.py"))
    assert len(modules) > 50
    for path in modules:
        assert not names_of(path) & SUSPECT, path


def test_a_field_called_property_hides_no_decorator() -> None:
    assert _guesses({"dict": "dict_"}) == {"dict": "dict"}
    assert _guesses({"dict": "dict_", "property": "property"}) == {}
