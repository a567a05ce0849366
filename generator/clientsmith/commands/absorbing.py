"""Edits in generated files, turned into code of one's own beside them."""

from __future__ import annotations

import ast
import difflib
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..config import Config
from ..names import Names
from .absorbed_code import (
    FOLDER,
    Function,
    own_module,
    parsed,
    senders,
    source_of,
    with_methods,
)


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What was found in one generated file.

    `text` is a module of one's own that has the edits, empty where there are none to take;
    `key` and `value` are its line of `[extend.resources]`. `notes` tell what you own now,
    and `rest` is a diff of what cannot be taken.
    """

    path: str
    module: str
    text: str
    key: str
    value: str
    notes: tuple[str, ...]
    rest: str


def absorb(
    files: Mapping[str, str], config: Config, names: Names
) -> tuple[Absorbed, ...]:
    """The edits of resources in an output, against what is generated. Nothing is written.

    Args:
        files: what is generated now, by path.
        config: has the output.
        names: of the package.
    """
    root = config.output
    if root is None:
        return ()
    found: list[Absorbed] = []
    folder = f"{names.package.replace('.', '/')}/resources"
    for path in names.resources():
        place = f"{folder}/{names.module(path)}.py"
        theirs = _read(root / place)
        if place not in files or theirs is None or theirs == files[place]:
            continue
        classes = (names.resource_class(path), f"Async{names.resource_class(path)}")
        found.append(
            _absorbed(place, names.module(path), path, classes, files[place], theirs)
        )
    taken = {each.path for each in found}
    for file, text in sorted(files.items()):
        edited = _read(root / file)
        if (
            file in taken
            or not file.endswith((".py", ".pyi"))
            or edited in (None, text)
        ):
            continue
        stub = file.endswith(".pyi") and file.removesuffix("i") in taken
        diff = "" if stub else _diff(file, text, edited or "")
        notes = ("your class is its own stub",) if stub else ()
        found.append(Absorbed(file, "", "", "", "", notes, diff))
    return tuple(found)


def _absorbed(
    path: str,
    module: str,
    resource: tuple[str, ...],
    classes: tuple[str, str],
    ours: str,
    theirs: str,
) -> Absorbed:
    before, after = ast.parse(ours), parsed(theirs)
    if after is None:
        return Absorbed(path, "", "", "", "", (), _diff(path, ours, theirs))
    notes: list[str] = []
    bodies: dict[str, list[str]] = {}
    taken: set[ast.stmt] = set()
    old = {node.name: node for node in before.body if isinstance(node, ast.ClassDef)}
    for node in after.body:
        if not isinstance(node, ast.ClassDef) or node.name not in classes:
            continue
        known = {
            item.name: item
            for item in old[node.name].body
            if isinstance(item, Function)
        }
        for item in node.body:
            if not isinstance(item, Function):
                continue
            plain = known.get(item.name)
            if plain is not None and ast.dump(plain) == ast.dump(item):
                continue
            taken.add(item)
            source = textwrap.dedent(source_of(theirs, item))
            source = with_methods(source, item.name, senders(before))
            if plain is not None:
                source = f"@override\n{source}"
                notes.append(f"you own the body of `{node.name}.{item.name}` now")
            bodies.setdefault(node.name, []).append(source)
    rest = _rest(path, before, after, set(classes), ours, theirs)
    if not bodies:
        return Absorbed(path, "", "", "", "", (), rest)
    text = own_module(module, classes, bodies, after, theirs)
    value = f"{FOLDER}.{module}:{classes[0]}"
    return Absorbed(
        path,
        f"{FOLDER}/{module}.py",
        text,
        ".".join(resource),
        value,
        tuple(notes),
        rest,
    )


def _rest(
    path: str,
    before: ast.Module,
    after: ast.Module,
    classes: set[str],
    ours: str,
    theirs: str,
) -> str:
    """A diff of what is neither a new method nor another body: what is left of both files
    without their methods."""
    left, right = _without_methods(before, classes), _without_methods(after, classes)
    known = _imported(before)
    changed = [row for row in right if row not in left and row not in _imported(after)]
    gone = [row for row in left if row not in right and row not in known]
    if (
        not changed
        and not gone
        and _methods(before, classes) <= _methods(after, classes)
    ):
        return ""
    return _diff(path, ours, theirs)


def _without_methods(tree: ast.Module, classes: set[str]) -> list[str]:
    rows: list[str] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name in classes:
            rows += [
                ast.unparse(item)
                for item in node.body
                if not isinstance(item, Function)
            ]
        else:
            rows.append(ast.unparse(node))
    return rows


def _imported(tree: ast.Module) -> set[str]:
    """Imports, which may come and go with what uses them."""
    return {
        ast.unparse(node)
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom | ast.If)
    }


def _methods(tree: ast.Module, classes: set[str]) -> set[str]:
    return {
        f"{node.name}.{item.name}"
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name in classes
        for item in node.body
        if isinstance(item, Function)
    }


def _diff(path: str, ours: str, theirs: str) -> str:
    """What an edit changed in a generated file."""
    names = (f"{path} (generated)", f"{path} (yours)")
    lines = difflib.unified_diff(
        ours.split("\n"), theirs.split("\n"), *names, lineterm=""
    )
    return "\n".join(lines)


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError):
        return None
