"""What an SDK's client sends with every call: headers of arguments, and a name with a password."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text.trees import nodes_within
from .modules import Class, Function, Modules, read_name
from .values import Argument

_HEADERS = re.compile(r"headers|auth|security|configuration|__init__")
"""The names of functions and modules that make headers."""
_OF_MESSAGES = re.compile(
    r"authorization|(proxy-.*)|cookie|user-agent|accept(-.*)?|content-.*|host|"
    r"x-(stainless|fern)-.*|.*idempotency-key",
    re.IGNORECASE,
)
"""Headers that every client makes by itself, or that tell who made it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Headers with the argument of the client that holds each, headers that never change, and
    arguments that are the name and the password of HTTP Basic."""

    held: tuple[tuple[str, str], ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


def read_kept(
    modules: Modules, client: Class | None, constructor: tuple[Argument, ...]
) -> Kept:
    """Read it from the functions of the client, and of classes that wrap its connection."""
    arguments = {item.name for item in constructor}
    held: dict[str, str] = {}
    fixed: dict[str, str] = {}
    pairs: dict[tuple[str, str], None] = {}
    for function in _functions(modules, client):
        for wire, value in _headers(function):
            if _OF_MESSAGES.fullmatch(wire):
                continue
            argument = _argument(value, arguments)
            if argument:
                held.setdefault(wire, argument)
            elif isinstance(value, ast.Constant) and isinstance(value.value, str):
                fixed.setdefault(wire, value.value)
        pairs |= dict.fromkeys(_pairs(function, arguments))
    plain = tuple(pair for pair in fixed.items() if pair[0] not in held)
    return Kept(tuple(held.items()), plain, tuple(pairs))


def _functions(modules: Modules, client: Class | None) -> Iterator[Function]:
    """Those that may make headers: of the client, what it inherits, and its wrapper."""
    for item in client.lineage if client else ():
        yield from (each for name, each in item.functions.items() if _makes(name))
    for name in sorted(modules.sources.files):
        if name.rpartition(".")[2] not in _WRAPPERS or name.count(".") > _DEEPEST:
            continue
        module = modules.get(name)
        for item in module.classes.values() if module else ():
            yield from (each for name, each in item.functions.items() if _makes(name))


_WRAPPERS = ("client_wrapper", "configuration", "security")
_DEEPEST = 2


def _makes(name: str) -> bool:
    return _HEADERS.search(name) is not None


def _headers(function: Function) -> Iterator[tuple[str, ast.expr]]:
    """The headers that a function gives, or puts into a dictionary that is called so."""
    returned = "headers" in function.name
    for node in nodes_within(function):
        match node:
            case ast.Dict(keys=keys, values=values) if returned:
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield key.value, value
            case ast.Assign(
                targets=[
                    ast.Subscript(value=target, slice=ast.Constant(value=str(wire)))
                ],
                value=value,
            ) if "headers" in read_name(target)[-1]:
                yield wire, value


def _argument(node: ast.AST, arguments: set[str]) -> str:
    """The only argument of the client that an expression has, as one of its attributes or as
    what a function of it gives."""
    found = dict.fromkeys(_named(node, arguments))
    return next(iter(found)) if len(found) == 1 else ""


def _named(node: ast.AST, arguments: set[str]) -> Iterator[str]:
    for item in nodes_within(node):
        if isinstance(item, ast.Attribute):
            name = item.attr.removeprefix("_").removeprefix("get_")
        elif isinstance(item, ast.Name):
            name = item.id
        else:
            continue
        if name in arguments:
            yield name


def _pairs(function: Function, arguments: set[str]) -> Iterator[tuple[str, str]]:
    """The arguments that are joined by a colon, or given to a function called BasicAuth."""
    for node in nodes_within(function):
        match node:
            case ast.JoinedStr(
                values=[
                    ast.FormattedValue(value=first),
                    ast.Constant(value=":"),
                    ast.FormattedValue(value=second),
                ]
            ):
                pass
            case ast.BinOp(
                left=ast.BinOp(left=first, right=ast.Constant(value=":")), right=second
            ):
                pass
            case ast.Call(func=func, args=[first, second]) if (
                read_name(func)[-1].lower().endswith("basicauth")
            ):
                pass
            case _:
                continue
        pair = _argument(first, arguments), _argument(second, arguments)
        if all(pair) and pair[0] != pair[1]:
            yield pair
