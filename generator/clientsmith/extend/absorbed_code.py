"""The text of a module of one's own that takes over edits of a generated one."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator, Mapping

from .absorbed_imports import imports, parsed

FOLDER = "extensions"
"""Where it goes, within the package."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef
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


def moved_along(
    before: ast.Module, after: ast.Module, source: str, written: str
) -> dict[str, str]:
    """What an edited file defines at its top besides, and what moved code uses, also by way of
    each other: the source by the statement, in the order of the file."""
    known = {ast.unparse(node) for node in before.body}
    added = {
        node: {node.name} if isinstance(node, Definition) else set(_targets(node))
        for node in after.body
        if isinstance(node, Definition | ast.Assign | ast.AnnAssign)
        and ast.unparse(node) not in known
    }
    edited = {node.name for node in before.body if isinstance(node, Definition)}
    used, taken = names_in(written), set[ast.stmt]()
    while more := {
        node
        for node, names in added.items()
        if node not in taken and names & used and not names & edited
    }:
        taken |= more
        for node in more:
            used |= names_in(ast.unparse(node))
    return {
        ast.unparse(node): statement_text(source, node)
        for node in after.body
        if node in taken
    }


def names_in(text: str) -> set[str]:
    """The names that a piece of code uses."""
    tree = parsed(text) or ast.Module([], [])
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def own_module(
    module: str,
    classes: tuple[str, str],
    bodies: Mapping[str, list[str]],
    along: Mapping[str, str],
    edited: ast.Module,
    source: str,
) -> str:
    """The text of a module of one's own with a class and its twin.

    Args:
        module: the generated one, dotted from the root of the package.
        bodies: the members of each class.
        along: what stands before them.
    """
    written = "\n".join(text for listed in bodies.values() for text in listed)
    moved = "\n\n\n".join(along.values())
    found = imports(module.rpartition(".")[0], edited, f"{moved}\n{written}", source)
    rows = [
        f'"""What we add to `{classes[0]}`."""',
        "",
        "from __future__ import annotations",
        "",
    ]
    if found.for_types:
        rows += ["from typing import TYPE_CHECKING", ""]
    if "@override\n" in written:
        rows += ["from typing_extensions import override", ""]
    rows += found.at_run_time
    rows += [f"from ..{module} import {name} as _{name}" for name in classes]
    own = {
        name
        for node in edited.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and ast.unparse(node) not in along
        for name in _targets(node)
    }
    constants = ", ".join(sorted(own & names_in(f"{moved}\n{written}")))
    if constants:
        rows.append(f"from ..{module} import {constants}")
    if found.for_types:
        rows += ["", "if TYPE_CHECKING:", *(f"    {row}" for row in found.for_types)]
    for text in along.values():
        rows += ["", "", text.rstrip()]
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


def _targets(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    listed = node.targets if isinstance(node, ast.Assign) else [node.target]
    yield from (each.id for each in listed if isinstance(each, ast.Name))


def statement_text(text: str, node: ast.stmt) -> str:
    """The lines of a statement, with its decorators, as they stand at the margin."""
    marks = [each.lineno for each in getattr(node, "decorator_list", ())]
    first = min([node.lineno, *marks])
    return textwrap.dedent("\n".join(text.splitlines()[first - 1 : node.end_lineno]))
