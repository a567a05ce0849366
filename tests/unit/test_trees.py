"""Trees of what others wrote are refused where they nest too deep, however they do."""

from __future__ import annotations

import ast

import pytest
from clientsmith.text.trees import nodes_within, parse_expression

AROUND = [
    ("-", ""),
    ("not ", ""),
    ("[", "]"),
    ("{", "}"),
    ("f(", ")"),
    ("", ".b"),
    ("", "[0]"),
    ("lambda: ", ""),
    ("[", " for x in y]"),
    ("a if ", " else b"),
    ("(\n", ")"),
    ("*", ","),
]


def levels(tree: ast.AST) -> int:
    found, level = 0, [tree]
    while level:
        found += 1
        level = [each for node in level for each in ast.iter_child_nodes(node)]
    return found


@pytest.mark.parametrize(("before", "after"), AROUND)
@pytest.mark.parametrize("times", [10, 60, 74, 120, 146, 149, 155])
def test_depth_is_counted_exactly(before: str, after: str, times: int) -> None:
    text = f"({before * times}a{after * times})" if before != "*" else "[*a]"
    try:
        tree = ast.parse(text, mode="eval").body
    except (RecursionError, MemoryError, SyntaxError):
        assert parse_expression(text) is None
        return
    deepest = levels(tree) - 1  # whether a name is read or written is no level
    assert (parse_expression(text) is None) == (deepest > 150)


def test_all_nodes_are_found_in_the_order_of_their_levels() -> None:
    text = "def f(a: int = 1, *b) -> x[y]:\n    with a as b:\n        del b.c\n    return {**a}"
    tree = ast.parse(text)
    contexts = ast.Load | ast.Store | ast.Del
    known = [node for node in ast.walk(tree) if not isinstance(node, contexts)]
    assert list(nodes_within(tree)) == known
