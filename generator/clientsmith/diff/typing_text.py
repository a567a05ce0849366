"""Annotations compared: which of two takes in the values of the other."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeGuard

_EVERYTHING = frozenset({"object", "Any", "JsonValue"})
_WITHIN = {("int", "float"), ("bool", "int"), ("bool", "float")}
_LITERALS = {str: "str", int: "int", bool: "bool", bytes: "bytes"}


class Relation(StrEnum):
    """What became of a type."""

    SAME = "same"
    WIDENED = "widened"
    NARROWED = "narrowed"
    CHANGED = "changed"


def plain(text: str, aliases: Mapping[str, str]) -> str:
    """An annotation with what aliases stand for in their place; circles stay."""
    if not any(name in aliases for name in _NAMES.findall(text)):
        return text
    try:
        return ast.unparse(_Plain(aliases).visit(ast.parse(text, mode="eval").body))
    except (SyntaxError, RecursionError):
        return text


_NAMES = re.compile(r"[A-Za-z_]\w*")


class _Plain(ast.NodeTransformer):
    def __init__(self, aliases: Mapping[str, str]) -> None:
        self.aliases = aliases
        self.open: set[str] = set()

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """The target of an alias, which may hold further ones."""
        target = self.aliases.get(node.id)
        if target is None or node.id in self.open:
            return node
        self.open.add(node.id)
        meant: ast.expr = self.visit(ast.parse(target, mode="eval").body)
        self.open.discard(node.id)
        return meant

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """The values of literals are no names."""
        if not _is_literal(node):
            self.generic_visit(node)
        return node


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


def spoken(node: ast.expr) -> str:
    """An annotation as people write it: `A | B` for unions, nothing in quotes, the values of
    neighbouring literals together."""
    options: list[ast.expr] = []
    for option in _parts(node):
        last = options[-1] if options else None
        if _is_literal(option) and last is not None and _is_literal(last):
            values = [*_arguments(last), *_arguments(option)]
            options[-1] = ast.Subscript(last.value, ast.Tuple(values, ast.Load()))
        else:
            options.append(option)
    return " | ".join(ast.unparse(option) for option in options)


def _parts(node: ast.expr) -> list[ast.expr]:
    """The options of a union, each with what is quoted in it taken out of its quotes."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _parts(ast.parse(node.value, mode="eval").body)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _parts(node.left) + _parts(node.right)
    if isinstance(node, ast.Subscript) and _name(node.value) == "Union":
        return [option for item in _arguments(node) for option in _parts(item)]
    if isinstance(node, ast.Subscript) and _name(node.value) == "Annotated":
        first, *rest = _arguments(node)
        inner = ast.parse(spoken(first), mode="eval").body
        return [ast.Subscript(node.value, ast.Tuple([inner, *rest], ast.Load()))]
    if isinstance(node, ast.Subscript) and not _is_literal(node):
        items = [ast.parse(spoken(item), mode="eval").body for item in _arguments(node)]
        held = ast.Tuple(items, ast.Load()) if len(items) > 1 else items[0]
        return [ast.Subscript(node.value, held)]
    return [node]


def _is_literal(node: ast.expr) -> TypeGuard[ast.Subscript]:
    return isinstance(node, ast.Subscript) and _name(node.value) == "Literal"


def _within(inner: ast.expr, outer: ast.expr) -> bool:
    wanted = _options(outer)
    equals = set(map(ast.dump, wanted))
    # Enumerations may be long: a value that is not listed can only be of a listed type.
    types = [option for option in wanted if not _is_literal(option)]
    return all(
        ast.dump(option) in equals or any(_fits(option, other) for other in types)
        for option in _options(inner)
    )


def _options(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _options(node.left) + _options(node.right)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _options(ast.parse(node.value, mode="eval").body)
    if isinstance(node, ast.Subscript) and _name(node.value) == "Annotated":
        return _options(_arguments(node)[0])
    if isinstance(node, ast.Subscript) and _name(node.value) == "Union":
        return [option for item in _arguments(node) for option in _options(item)]
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
