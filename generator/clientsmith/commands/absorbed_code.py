"""The text of a module of one's own that takes over edits of a generated one."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterable, Iterator, Mapping

FOLDER = "extensions"
"""Where it goes, within the package."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
_CALLS = ("_call", "_pages", "_stream", "_download")


def senders(tree: ast.Module) -> dict[str, str]:
    """The methods of a generated module by the constant of the operation that they send."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for used in ast.walk(node):
            if isinstance(used, ast.Call) and (constant := _constant(used)):
                found.setdefault(constant, node.name)
    return found


def _constant(call: ast.Call) -> str | None:
    """The operation that `self._call(_CREATE, …)` sends."""
    function = call.func
    if (
        isinstance(function, ast.Attribute)
        and function.attr in _CALLS
        and isinstance(function.value, ast.Name)
        and function.value.id == "self"
        and call.args
        and isinstance(call.args[0], ast.Name)
    ):
        return call.args[0].id
    return None


def with_methods(source: str, name: str, senders: Mapping[str, str]) -> str:
    """Code that calls generated methods in the place of what these send, which is private."""
    for _ in range(source.count("self._")):
        tree = parsed(source)
        calls = (
            node
            for node in ast.walk(tree or ast.Module([], []))
            if isinstance(node, ast.Call)
        )
        for call in calls:
            method = senders.get(_constant(call) or "")
            table = call.args[1] if len(call.args) > 1 else None
            if method is None or not isinstance(table, ast.Dict):
                continue
            names = [
                str(key.value) for key in table.keys if isinstance(key, ast.Constant)
            ]
            if len(names) != len(table.values):
                continue
            passed = [
                f"{key!s}={ast.get_source_segment(source, value)}"
                for key, value in zip(names, table.values, strict=True)
            ]
            options = call.args[2] if len(call.args) > 2 else None
            if options is not None and ast.unparse(options) != "None":
                passed.append(f"options={ast.get_source_segment(source, options)}")
            owner = "super()" if method == name else "self"
            whole = ast.get_source_segment(source, call) or ""
            source = source.replace(whole, f"{owner}.{method}({', '.join(passed)})", 1)
            break
        else:
            break
    return source


def own_module(
    module: str,
    classes: tuple[str, str],
    bodies: Mapping[str, list[str]],
    edited: ast.Module,
    source: str,
) -> str:
    """The text of a module of one's own."""
    written = "\n".join(text for listed in bodies.values() for text in listed)
    used = {
        node.id
        for node in ast.walk(parsed(written) or edited)
        if isinstance(node, ast.Name)
    }
    rows = [
        f'"""What we add to `{classes[0]}`."""',
        "",
        "from __future__ import annotations",
        "",
    ]
    rows += ["from typing import TYPE_CHECKING", ""]
    if "@override\n" in written:
        rows += ["from typing_extensions import override", ""]
    rows += _imports(module, edited.body, used, source)
    rows += [f"from ..resources.{module} import {name} as _{name}" for name in classes]
    own = {
        name
        for node in edited.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for name in _targets(node)
    }
    constants = ", ".join(sorted(own & used))
    if constants:
        rows.append(f"from ..resources.{module} import {constants}")
    typing = [
        row
        for node in edited.body
        if isinstance(node, ast.If)
        for row in _imports(module, node.body, used, source)
    ]
    if typing:
        rows += ["", "if TYPE_CHECKING:", *(f"    {row}" for row in typing)]
    for name in classes:
        rows += [
            "",
            "",
            f"class {name}(_{name}):",
            f'    """`{name}`, with what we add."""',
        ]
        for text in bodies.get(name, ()):
            rows += ["", textwrap.indent(text.rstrip(), "    ")]
    return "\n".join(rows) + "\n"


def _imports(
    module: str, body: Iterable[ast.stmt], used: set[str], source: str
) -> list[str]:
    """The imports that moved code needs, seen from a folder beside."""
    found: list[str] = []
    for node in body:
        if isinstance(node, ast.Import):
            names = [
                alias for alias in node.names if (alias.asname or alias.name) in used
            ]
            found += [ast.unparse(ast.Import([alias])) for alias in names]
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            kept = [
                alias for alias in node.names if (alias.asname or alias.name) in used
            ]
            kept = [
                alias
                for alias in kept
                if alias.name not in ("TYPE_CHECKING", "override")
            ]
            if not kept:
                continue
            name, level = node.module, node.level
            if level == 1:  # a sibling, which is not one of the folder beside
                name, level = f"resources.{name}" if name else "resources", 2
            found.append(ast.unparse(ast.ImportFrom(name, kept, level)))
    return found


def _targets(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    listed = node.targets if isinstance(node, ast.Assign) else [node.target]
    yield from (each.id for each in listed if isinstance(each, ast.Name))


def source_of(text: str, node: Function) -> str:
    """The lines of a function, with its decorators."""
    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    return "\n".join(text.splitlines()[first - 1 : node.end_lineno])


def parsed(text: str) -> ast.Module | None:
    """The statements of a text; None for what is no Python."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None
