"""Annotations compared: which of two takes in the values of the other."""

from __future__ import annotations

import ast
from enum import StrEnum
from functools import lru_cache

_EVERYTHING = frozenset({"object", "Any", "JsonValue"})
_WITHIN = {("int", "float"), ("bool", "int"), ("bool", "float")}
_LITERALS = {str: "str", int: "int", bool: "bool", bytes: "bytes"}


class Relation(StrEnum):
    """What became of a type."""

    SAME = "same"
    WIDENED = "widened"
    NARROWED = "narrowed"
    CHANGED = "changed"


@lru_cache(maxsize=4096)
def relation(old: str, new: str) -> Relation:
    """Whether the annotation `new` takes more, fewer or other values than `old`.

    Containers count as covariant, `int` as a `float`, a literal as a value of its type.
    """
    if old == new:
        return Relation.SAME
    try:
        before, after = (ast.parse(text, mode="eval").body for text in (old, new))
    except (SyntaxError, RecursionError):
        return Relation.CHANGED
    wider, narrower = _within(before, after), _within(after, before)
    if wider and narrower:
        return Relation.SAME
    if wider:
        return Relation.WIDENED
    return Relation.NARROWED if narrower else Relation.CHANGED


def _within(inner: ast.expr, outer: ast.expr) -> bool:
    wanted = _options(outer)
    return all(
        any(_fits(option, other) for other in wanted) for option in _options(inner)
    )


def _options(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _options(node.left) + _options(node.right)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _options(ast.parse(node.value, mode="eval").body)
    if isinstance(node, ast.Subscript) and _name(node.value) == "Annotated":
        return _options(_arguments(node)[0])
    if isinstance(node, ast.Subscript) and _name(node.value) == "Literal":
        return [
            ast.Subscript(value=node.value, slice=value) for value in _arguments(node)
        ]
    return [node]


def _fits(inner: ast.expr, outer: ast.expr) -> bool:
    name = _name(outer)
    if name in _EVERYTHING:
        return _name(inner) != "Omit"
    if isinstance(inner, ast.Subscript):
        head = _name(inner.value)
        if head == "Literal":
            value = inner.slice
            if isinstance(outer, ast.Subscript) and _name(outer.value) == "Literal":
                return ast.dump(value) == ast.dump(outer.slice)
            return (
                isinstance(value, ast.Constant)
                and _LITERALS.get(type(value.value)) == name
            )
        if not isinstance(outer, ast.Subscript) or head != _name(outer.value):
            return False
        parts, others = _arguments(inner), _arguments(outer)
        return len(parts) == len(others) and all(map(_within, parts, others))
    if isinstance(outer, ast.Subscript):
        return False
    own = _name(inner)
    return own == name or (own, name) in _WITHIN


def _arguments(node: ast.Subscript) -> list[ast.expr]:
    return list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]


def _name(node: ast.expr) -> str:
    """The last word of a name, without the underscore that keeps it from being shadowed."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Name):
        return node.id.lstrip("_")
    if isinstance(node, ast.Constant):
        return repr(node.value)
    return ast.unparse(node)
