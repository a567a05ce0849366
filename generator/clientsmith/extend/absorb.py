"""Edits in generated files, turned into code of one's own beside them."""

from __future__ import annotations

import ast
import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from token import COMMENT
from tokenize import TokenError, generate_tokens

from ..config import Config
from ..names import Names
from ..process.files import read_text
from .absorbed_code import (
    FOLDER,
    Function,
    moved_along,
    own_module,
    senders,
    statement_text,
    with_methods,
)
from .absorbed_imports import parsed
from .absorbed_models import absorb_models

Row = tuple[tuple[str, ...], str, str]
"""A line of the configuration: the table, the key, the value."""


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What was found in one generated file.

    `text` is a module of one's own that has the edits, empty where there are none to take;
    `rows` are its lines of the configuration. `notes` tell what you own now, and `rest` is a
    diff of what cannot be taken.
    """

    path: str
    module: str = ""
    text: str = ""
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    rest: str = ""


def absorb(
    files: Mapping[str, str], config: Config, names: Names
) -> tuple[Absorbed, ...]:
    """The edits of an output, against what is generated. Nothing is written.

    Args:
        files: what is generated now, by path.
        config: has the output.
        names: of the package.
    """
    root = config.output
    if root is None:
        return ()
    package = names.package.replace(".", "/")
    twins = {f"{package}/{each.file}": each for each in _twins(names)}
    found: list[Absorbed] = []
    for file, text in sorted(files.items()):
        edited = _read(root / file)
        if not file.endswith((".py", ".pyi")) or edited in (None, text):
            continue
        theirs = edited or ""
        if file in twins:
            found.append(_absorb_twins(file, twins[file], text, theirs))
        elif file.startswith(f"{package}/models/") and not file.endswith("__init__.py"):
            made = absorb_models(file, files, theirs)
            rest = _diff(file, text, theirs) if made is None or made.rest else ""
            if made is None or not made.text:
                found.append(Absorbed(file, rest=rest))
            else:
                found.append(
                    Absorbed(file, made.module, made.text, made.rows, made.notes, rest)
                )
        else:
            found.append(Absorbed(file, rest=_diff(file, text, theirs)))
    found = [
        _with_rest(each, files[each.path], _read(root / each.path)) for each in found
    ]
    taken = {each.path for each in found if each.text}
    return tuple(_without_stub(each, taken) for each in found)


def _with_rest(each: Absorbed, ours: str, theirs: str | None) -> Absorbed:
    """With a diff where an edit is none of the code: a comment, which is in no module of one's
    own, or nothing that was looked for."""
    lost = _comments(theirs or "") - _comments(ours) - _comments(each.text)
    if each.rest or not (lost or not (each.text or each.notes)):
        return each
    return replace(each, rest=_diff(each.path, ours, theirs or ""))


def _comments(text: str) -> Counter[str]:
    try:
        tokens = list(generate_tokens(StringIO(text).readline))
    except (TokenError, SyntaxError):
        return Counter()
    return Counter(token.string for token in tokens if token.type == COMMENT)


def _without_stub(each: Absorbed, taken: set[str]) -> Absorbed:
    """An edited stub needs no diff where the edits of its module were taken."""
    if each.path.endswith(".pyi") and each.path.removesuffix("i") in taken:
        return Absorbed(each.path, notes=("your class is its own stub",))
    return each


@dataclass(frozen=True, slots=True)
class _Twins:
    """A generated class with its asynchronous twin, and where it is attached."""

    file: str
    module: str
    own: str
    classes: tuple[str, str]
    row: tuple[tuple[str, ...], str]


def _twins(names: Names) -> Iterator[_Twins]:
    clients = (names.client, names.async_client)
    yield _Twins("_client.py", "_client", "client", clients, (("extend",), "client"))
    for path in names.resources():
        module, title = names.module(path), names.resource_class(path)
        row = (("extend", "resources"), ".".join(path))
        classes = (title, f"Async{title}")
        yield _Twins(
            f"resources/{module}.py", f"resources.{module}", module, classes, row
        )


def _absorb_twins(path: str, twins: _Twins, ours: str, theirs: str) -> Absorbed:
    before, after = ast.parse(ours), parsed(theirs)
    if after is None:
        return Absorbed(path, rest=_diff(path, ours, theirs))
    notes: list[str] = []
    bodies: dict[str, list[str]] = {}
    classes = twins.classes
    old = {node.name: node for node in before.body if isinstance(node, ast.ClassDef)}
    for node in after.body:
        if not isinstance(node, ast.ClassDef) or node.name not in classes:
            continue
        known: dict[str, list[str]] = {}
        for item in old[node.name].body:
            if isinstance(item, Function):
                known.setdefault(item.name, []).append(ast.dump(item))
        for item in node.body:
            if not isinstance(item, Function):
                continue
            plain = known.get(item.name, [])
            if ast.dump(item) in plain:
                continue
            source = statement_text(theirs, item)
            source = with_methods(source, item.name, senders(before))
            if plain:
                source = f"@override\n{source}"
                notes.append(f"you own the body of `{node.name}.{item.name}` now")
            bodies.setdefault(node.name, []).append(source)
    written = "\n".join(text for listed in bodies.values() for text in listed)
    along = moved_along(before, after, theirs, written)
    is_left = _is_left(before, after, set(classes), set(along))
    rest = _diff(path, ours, theirs) if is_left else ""
    if not bodies:
        return Absorbed(path, rest=rest)
    text = own_module(twins.module, classes, bodies, along, after, theirs)
    table, key = twins.row
    row = (table, key, f"{FOLDER}.{twins.own}:{classes[0]}")
    return Absorbed(path, f"{FOLDER}/{twins.own}.py", text, (row,), tuple(notes), rest)


def _is_left(
    before: ast.Module, after: ast.Module, classes: set[str], along: set[str]
) -> bool:
    """Whether something changed that is neither a new method nor another body: in what is
    left of both files without their methods, and without what moves along with these."""
    left, right = _without_methods(before, classes), _without_methods(after, classes)
    known = _imported(before)
    changed = [
        row
        for row in right
        if row not in left and row not in _imported(after) and row not in along
    ]
    gone = [row for row in left if row not in right and row not in known]
    return bool(changed or gone) or not (
        _methods(before, classes) <= _methods(after, classes)
    )


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
    """The text of an ordinary file, never through a link."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        return read_text(path)
    except (OSError, ValueError):
        return None
