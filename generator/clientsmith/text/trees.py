"""Python that others wrote as trees, which all that comes after can walk by recursion."""

from __future__ import annotations

import ast

_DEEPEST = 150
"""Levels of a tree; code that people write has fewer than thirty."""
_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)


def parse_module(text: str, file: str = "<unknown>") -> ast.Module:
    """The tree of a module.

    Raises:
        SyntaxError: it is no Python, or nests deeper than anybody writes.
    """
    try:
        tree = ast.parse(text, filename=file)
    except (RecursionError, MemoryError):
        raise SyntaxError("it nests too deep") from None
    except ValueError as error:  # a zero, or half of a surrogate pair
        raise SyntaxError(str(error)) from None
    if _is_deep(tree):
        raise SyntaxError("it nests too deep")
    return tree


def parse_expression(text: str) -> ast.expr | None:
    """The tree of an expression; None where a text is none, or nests too deep."""
    try:
        node = ast.parse(text, mode="eval").body
    except _UNREADABLE:
        return None
    return None if _is_deep(node) else node


def _is_deep(tree: ast.AST) -> bool:
    """Whether a tree has too many levels. Each `elif` is one of the same level."""
    level: list[ast.AST] = [tree]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for node in level:
            for name, value in vars(node).items():
                if type(value) is not list:
                    below.append(value)
                elif name == "orelse":
                    level += value
                else:
                    below += value
        level = [item for item in below if isinstance(item, ast.AST)]
        if not level:
            return False
    return True
