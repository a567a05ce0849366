from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from clientsmith.model.graph import components, is_circle, reaching

GOLDEN = Path(__file__).parents[1] / "golden"
MODELS = sorted(GOLDEN.glob("*/expected/*/models"))


def test_components_come_after_what_they_lead_to() -> None:
    edges = {"a": "bc", "b": "d", "c": "da", "d": "d", "e": ""}
    found = components(edges)
    assert [sorted(each) for each in found] == [["d"], ["b"], ["a", "c"], ["e"]]
    circles = [sorted(each) for each in found if is_circle(each, edges)]
    assert circles == [["d"], ["a", "c"]]


def test_a_long_chain_needs_no_recursion() -> None:
    chain = {number: [number + 1] for number in range(20_000)}
    assert components(chain)[0] == (19_999,)


@pytest.mark.parametrize("folder", MODELS, ids=lambda path: path.parent.name)
def test_modules_of_models_import_each_other_in_one_direction(folder: Path) -> None:
    edges = {
        path.stem: [*_siblings(path)]
        for path in folder.glob("*.py")
        if path.stem != "__init__"
    }
    assert not [each for each in components(edges) if is_circle(each, edges)]


def _siblings(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module:
            yield node.module


def test_what_reaches_an_end() -> None:
    edges = {"a": ["b"], "b": ["c", "b"], "c": ["a", "e"], "d": [], "e": ["f"]}
    assert reaching(edges, ["e"]) == {"a", "b", "c", "e"}
    assert reaching(edges, ["f", "d"]) == {"a", "b", "c", "d", "e", "f"}
    assert reaching(edges, []) == set()
