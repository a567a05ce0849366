"""The arguments of a function, what they are called in a request, and its deprecation."""

from __future__ import annotations

import ast

from .modules import Function
from .values import Argument


def read_arguments(function: Function) -> tuple[Argument, ...]:
    """The arguments in their order, without `self`."""
    listed = function.args
    wire = _wire_names(function)
    plain = [*listed.posonlyargs, *listed.args]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(listed.defaults))
    found = []
    for item, default in zip(plain, [*defaults, *listed.defaults], strict=True):
        kind = "positional" if item in listed.posonlyargs else "either"
        found.append(_argument(item.arg, kind, default, wire))
    for item, each in zip(listed.kwonlyargs, listed.kw_defaults, strict=True):
        found.append(_argument(item.arg, "keyword", each, wire))
    if found and found[0].name in ("self", "cls"):
        found = found[1:]
    return tuple(found)


def _argument(
    name: str, kind: str, default: ast.expr | None, wire: dict[str, str]
) -> Argument:
    text = None if default is None else ast.unparse(default)
    return Argument(name, kind, text, wire.get(name, ""))


def _wire_names(function: Function) -> dict[str, str]:
    """What arguments are called in a request: by tables and pairs of a text and a name."""
    found: dict[str, str] = {}
    for node in ast.walk(function):
        pairs: list[tuple[ast.expr | None, ast.expr]] = []
        if isinstance(node, ast.Dict):
            pairs = list(zip(node.keys, node.values, strict=True))
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
            pairs = [(node.elts[0], node.elts[1])]
        for key, value in pairs:
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                while isinstance(value, ast.Call) and value.args:
                    value = value.args[0]
                if isinstance(value, ast.Name):
                    found.setdefault(value.id, key.value)
    return found


def read_deprecation(function: Function) -> str | None:
    """The text of a deprecation, None where there is none."""
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("deprecated"):
            first = mark.args[0] if mark.args else None
            return str(first.value) if isinstance(first, ast.Constant) else "deprecated"
    for node in function.body[:4]:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            text = ast.unparse(node.value)
            if text.startswith("warnings.warn(") and "DeprecationWarning" in text:
                first = node.value.args[0]
                return str(first.value) if isinstance(first, ast.Constant) else text
    return None


def read_variables(function: Function) -> tuple[tuple[str, str], ...]:
    """Arguments of a constructor with the variable that each is read from."""
    found: dict[str, str] = {}
    for argument in read_arguments(function):
        if argument.default:
            name = _variable(ast.parse(argument.default, mode="eval"))
            if name:
                found[argument.name] = name
    known = [argument.name for argument in read_arguments(function)]
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = ast.unparse(node.targets[0]).removeprefix("self.")
            name = _variable(node.value) if target.removesuffix("_env") in known else ""
            if name:
                found.setdefault(target.removesuffix("_env"), name)
    return tuple(found.items())


def _variable(node: ast.AST) -> str:
    for item in ast.walk(node):
        if isinstance(item, ast.Call) and item.args:
            callee = ast.unparse(item.func)
            first = item.args[0]
            if callee.endswith(("environ.get", "getenv")) and isinstance(
                first, ast.Constant
            ):
                return str(first.value)
        elif (
            isinstance(item, ast.Subscript)
            and isinstance(item.slice, ast.Constant)
            and ast.unparse(item.value).endswith("environ")
        ):
            return str(item.slice.value)
    return ""
