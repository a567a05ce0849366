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
        below: list[ast.AST] = []
        for node in level:
            if type(node) in _LEAVES:  # most nodes
                continue
            for name in node._fields:
                value = getattr(node, name, None)
                if type(value) is list:
                    kept = level if name == "orelse" else below
                    kept += [item for item in value if isinstance(item, ast.AST)]
                elif isinstance(value, ast.AST):
                    below.append(value)
        if not below:
            return False
        level = below
    return True


_LEAVES = frozenset({ast.Name, ast.Constant, ast.Load, ast.Store})
