"""Python that others wrote as trees, which all that comes after can walk by recursion."""

from __future__ import annotations

import ast
from collections.abc import Iterator

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


def nodes_within(tree: ast.AST) -> Iterator[ast.AST]:
    """A tree and all within it, outer ones first, in a third of the time of `ast.walk`: names
    and constants, which most nodes are, hold nothing."""
    found = [tree]
    for node in found:  # grows while we walk
        yield node
        if type(node) in _LEAVES:
            continue
        for name in node._fields:
            value = getattr(node, name, None)
            if type(value) is list:
                found += [item for item in value if isinstance(item, ast.AST)]
            elif isinstance(value, ast.AST) and type(value) not in _CONTEXTS:
                found.append(value)


def _is_deep(tree: ast.AST) -> bool:
    """Whether a tree has too many levels. Each `elif` is one of the same level."""
    level: list[ast.AST] = [tree]
    for room in range(_DEEPEST, 0, -1):
        below: list[ast.AST] = []
        for node in level:
            if type(node) in _LEAVES or _is_narrow(node, room):  # most nodes
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


def _is_narrow(node: ast.AST, levels: int) -> bool:
    """Whether a node stands on one line, and has too few characters for so many levels: each
    takes one at least, but for the two around a name."""
    line = getattr(node, "lineno", None)
    return (
        line is not None
        and line == node.end_lineno  # type: ignore[attr-defined]
        and node.end_col_offset - node.col_offset < levels - 2  # type: ignore[attr-defined]
    )


_CONTEXTS = frozenset({ast.Load, ast.Store, ast.Del})
_LEAVES = _CONTEXTS | {ast.Name, ast.Constant}
