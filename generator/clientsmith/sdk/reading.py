"""Annotations read from text: from templates, rules and configurations, never our own output."""

from __future__ import annotations

import ast
from functools import lru_cache

from ..text.code import Code
from .annotation import (
    NONE,
    Annotation,
    call,
    generic,
    listing,
    literals,
    mapping,
    quoted,
    type_named,
    union,
    value,
)


@lru_cache(maxsize=4096)
def read(text: str) -> Annotation:
    """The annotation that a text is.

    Raises:
        ValueError: it is no expression.
    """
    try:
        return annotation_of(ast.parse(text, mode="eval").body)
    except (SyntaxError, RecursionError) as error:
        raise ValueError(f"{text!r:.80} is no annotation") from error


def annotation_of(node: ast.expr) -> Annotation:
    """The annotation that an expression is; `Union[A, B]` and `Optional[A]` are `A | B`, what
    is no annotation is kept as it is written.

    Raises:
        ValueError: there is text in it that is no expression.
    """
    match node:
        case ast.Name(id=word):
            return type_named(word)
        case ast.Attribute():
            return type_named(ast.unparse(node))
        case ast.Constant(value=None):
            return NONE
        case ast.Constant(value=str(text)):
            return quoted(read(text))
        case ast.Constant(value=constant):
            is_json = isinstance(constant, int | float)
            return value(constant if is_json else Code(ast.unparse(node)))
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return union((annotation_of(left), annotation_of(right)))
        case ast.List(elts=items):
            return listing(map(annotation_of, items))
        case ast.Tuple(elts=[]):
            return value(Code("()"))
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return mapping({_plain(key): annotation_of(item) for key, item in pairs})
        case ast.Call(func=function, args=given, keywords=named):
            further = {each.arg or "": annotation_of(each.value) for each in named}
            return call(ast.unparse(function), map(_plain, given), **further)
        case ast.Subscript(value=head, slice=inner):
            items = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return _generic(ast.unparse(head), items or [inner])
        case _:
            return value(Code(ast.unparse(node)))


def _generic(head: str, items: list[ast.expr]) -> Annotation:
    bare = head.rpartition(".")[2].lstrip("_")
    if bare == "Literal":
        return literals(map(_constant, items))
    arguments = tuple(map(annotation_of, items))
    if bare == "Union":
        return union(arguments)
    if bare == "Optional":
        return union((*arguments, NONE))
    return generic(head, *arguments)


def _plain(node: ast.expr | None) -> Annotation:
    """An argument of a call, or a key: strings are values here."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return value(node.value)
    return NONE if node is None else annotation_of(node)


def _constant(node: ast.expr) -> object:
    """A value of a `Literal`; of an enumeration of Python's, its name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | None):
        return node.value
    return Code(ast.unparse(node))
