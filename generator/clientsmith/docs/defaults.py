"""What the runtime does unless told otherwise, read from the runtime itself."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..emit.package import runtime
from ..emit.tables import ERRORS

_ITEM = re.compile(r"- `(\w+)`: (.*?)(?= - `|$)")
_STATUS = re.compile(r"\d(?:\d\d|xx)(?:: )?")


@dataclass(frozen=True, slots=True)
class Defaults:
    """The runtime's settings; times in seconds. `options` are those of a call with type and
    meaning; `statuses` maps a status to its exception, `meanings` an exception to what it
    says of itself."""

    connect: float
    read: float
    deadline: float
    body_limit: str
    max_retries: int
    max_redirects: int
    retried: tuple[int, ...]
    locks: tuple[int, ...]
    base: float
    cap: float
    patience: float
    idempotent: tuple[str, ...]
    options: tuple[tuple[str, str, str], ...]
    statuses: tuple[tuple[int, str], ...]
    meanings: tuple[tuple[str, str, str], ...]


@cache
def defaults() -> Defaults:
    """Read the defaults from the runtime's source."""
    limits, session = _module("timeout"), _module("session")
    retry, errors = _module("retry"), _module("errors")
    timeout, policy = _fields(limits, "Timeout"), _fields(retry, "RetryPolicy")
    made = _arguments(session, "Session")
    return Defaults(
        connect=timeout["connect"],
        read=timeout["read"],
        deadline=_constant(session, "DEADLINE"),
        body_limit=_written(session, "BODY_LIMIT"),
        max_retries=made["max_retries"],
        max_redirects=made["max_redirects"],
        retried=tuple(sorted(policy["statuses"])),
        locks=tuple(sorted(policy["locks"])),
        base=policy["base"],
        cap=policy["cap"],
        patience=policy["patience"],
        idempotent=tuple(sorted(_constant(retry, "IDEMPOTENT"))),
        options=_options(_module("options")),
        statuses=_statuses(errors),
        meanings=_classes(errors, _module("secrets")),
    )


def _module(name: str) -> ast.Module:
    return ast.parse(runtime()[f"_runtime/{name}.py"])


def _value(node: ast.expr | None) -> object:
    """A literal, or the argument of a call like `frozenset((1, 2))`; None for other things."""
    if isinstance(node, ast.Call) and node.args:
        node = node.args[0]
    try:
        found: object = ast.literal_eval(node) if node is not None else None
    except ValueError:
        found = None
    return found


def _constant(module: ast.Module, name: str) -> Any:
    for node in module.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return _value(node.value)
    raise LookupError(name)


def _written(module: ast.Module, name: str) -> str:
    """A constant as it is written."""
    for node in module.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.unparse(node.value)
    raise LookupError(name)


def _class(module: ast.Module, name: str) -> ast.ClassDef:
    for node in module.body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return node
    raise LookupError(name)


def _fields(module: ast.Module, name: str) -> dict[str, Any]:
    return {
        ast.unparse(node.target): _value(node.value)
        for node in _class(module, name).body
        if isinstance(node, ast.AnnAssign)
    }


def _arguments(module: ast.Module, name: str) -> dict[str, Any]:
    for node in _class(module, name).body:
        if isinstance(node, ast.FunctionDef) and node.name == "__init__":
            listed = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            return {item.arg: _value(default) for item, default in listed}
    raise LookupError(name)


def _options(module: ast.Module) -> tuple[tuple[str, str, str], ...]:
    """The settings of a call: name, type, and what the class says of it."""
    node = _class(module, "Options")
    said = dict(_ITEM.findall(" ".join((ast.get_docstring(node) or "").split())))
    return tuple(
        (name := ast.unparse(item.target), ast.unparse(item.annotation), said[name])
        for item in node.body
        if isinstance(item, ast.AnnAssign)
    )


def _statuses(module: ast.Module) -> tuple[tuple[int, str], ...]:
    for node in module.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            return tuple(
                (int(ast.unparse(key)), ast.unparse(value))
                for key, value in zip(node.value.keys, node.value.values, strict=True)
                if key is not None
            )
    raise LookupError("statuses")


def _classes(*modules: ast.Module) -> tuple[tuple[str, str, str], ...]:
    """Exported exceptions: name, what it is derived from, first paragraph of its docstring."""
    found: list[tuple[str, str, str]] = []
    for node in (node for module in modules for node in module.body):
        if isinstance(node, ast.ClassDef) and node.name in ERRORS:
            text = (ast.get_docstring(node) or "").partition("\n\n")[0]
            said = _STATUS.sub("", " ".join(text.split()))
            base = ast.unparse(node.bases[0])
            found.append((node.name, base, said[:1].upper() + said[1:]))
    return tuple(found)
