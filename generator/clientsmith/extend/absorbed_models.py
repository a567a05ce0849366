"""Edits of generated models, turned into classes of one's own that they are derived from."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..text.words import pascal, split
from .absorbed_code import FOLDER, Function, moved_along, statement_text
from .absorbed_imports import Imports, imports, parsed
from .absorbed_needs import ModelModule, Placed, place, unquoted, with_imports
from .own_code import validators

Row = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True, slots=True)
class AbsorbedModels:
    """A module of one's own for a file of models: see `Absorbed`; `rest` tells that not all
    could be taken."""

    module: str
    text: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    rest: bool


@dataclass(slots=True)
class _Edits:
    """What was edited in the models of a file."""

    members: dict[str, list[ast.stmt]] = field(default_factory=dict)
    types: dict[str, ast.expr] = field(default_factory=dict)
    rest: bool = False


def absorb_models(
    path: str, files: Mapping[str, str], theirs: str
) -> AbsorbedModels | None:
    """The edits of a file of models: methods, properties, validators and fields that were added,
    and fields of another type. None where the file is no Python.

    Args:
        path: of the file in the output.
        files: what is generated, by path.
        theirs: what lies there.
    """
    before, after = ast.parse(files[path]), parsed(theirs)
    if after is None:
        return None
    edits = _compare(before, after)
    known = {node.name: node for node in before.body if isinstance(node, ast.ClassDef)}
    stem = path.rpartition("/")[2].removesuffix(".py")
    bodies = [
        _mixin(name, known[name], listed, theirs)
        for name, listed in edits.members.items()
    ]
    alias = {dotted: pascal(split(dotted)) for dotted in edits.types}
    aliases = [
        f"{alias[dotted]}: TypeAlias = {ast.unparse(type_)}"
        for dotted, type_ in edits.types.items()
    ]
    written = "\n\n\n".join([*aliases, *bodies])
    along = moved_along(before, after, theirs, written)
    left = {ast.unparse(node) for node in before.body}
    edits.rest |= any(
        ast.unparse(node) not in left and ast.unparse(node) not in along
        for node in after.body
        if not isinstance(node, ast.ClassDef | ast.Import | ast.ImportFrom | ast.If)
    )
    if not written:
        return AbsorbedModels("", "", (), (), edits.rest)
    moved = "\n\n\n".join([*along.values(), written])
    home = ModelModule(path, before, after, files)
    placed = place(moved, [f"{name}Extras" for name in edits.members], home)
    if placed.missing:  # models import this module: it can import none of these
        return AbsorbedModels("", "", (), (), True)
    moved = "\n\n\n".join(
        with_imports(each, placed.late) for each in (*along.values(), *aliases, *bodies)
    )
    text = "\n".join(
        [
            *_head(bodies, aliases, moved),
            *_imported(imports("models", after, moved, theirs), placed, home),
        ]
    )
    text = f"{text.rstrip()}\n\n\n{moved.rstrip()}\n"
    module = f"{FOLDER}.{stem}_models"
    rows: list[Row] = [
        (("extend", "models"), name, f"{module}:{name}Extras") for name in edits.members
    ]
    rows += [
        (("extend", "fields"), dotted, f"{module}:{alias[dotted]}") for dotted in alias
    ]
    notes = [f"you own the type of `{dotted}` now" for dotted in alias]
    target = f"{FOLDER}/{stem}_models.py"
    return AbsorbedModels(target, text, tuple(rows), tuple(notes), edits.rest)


def _head(bodies: list[str], aliases: list[str], moved: str) -> Iterator[str]:
    yield from (
        '"""What models know besides."""',
        "",
        "from __future__ import annotations",
        "",
    )
    needed = ["TypeAlias"] if aliases else []
    needed += ["Any"] if re.search(r"^ +\w+: Any$", moved, re.M) else []
    needed += ["Self"] if "-> Self:" in moved else []
    yield f"from typing import {', '.join(['TYPE_CHECKING', *needed])}"
    yield ""
    if bodies:
        yield "from pydantic import BaseModel"


def _imported(found: Imports, placed: Placed, module: ModelModule) -> Iterator[str]:
    """The imports: those of the package where they are due."""
    yield from (line for line in found.at_run_time if _is_elsewhere(line))
    yield from _of_package(placed.now, module)
    typed = [line for line in found.for_types if _is_elsewhere(line)]
    typed += _of_package(placed.typed, module)
    if typed:
        yield from ("", "if TYPE_CHECKING:", *(f"    {line}" for line in typed))


def _is_elsewhere(line: str) -> bool:
    return not line.startswith("from ..") or line.startswith("from .._runtime")


def _of_package(names: frozenset[str], module: ModelModule) -> list[str]:
    homes: dict[str, list[str]] = {}
    for name in sorted(names):
        home = module.homes[name]
        home = "models" if home.startswith("models.") else home
        homes.setdefault(home, []).append(name)
    return [f"from ..{home} import {', '.join(each)}" for home, each in homes.items()]


def _compare(before: ast.Module, after: ast.Module) -> _Edits:
    edits = _Edits()
    old = {node.name: node for node in before.body if isinstance(node, ast.ClassDef)}
    new = {node.name: node for node in after.body if isinstance(node, ast.ClassDef)}
    edits.rest = not old.keys() <= new.keys()
    for name, node in new.items():
        if name not in old:
            continue  # a class of one's own moves with what uses it, or stays
        if [*map(ast.dump, node.bases)] != [*map(ast.dump, old[name].bases)]:
            edits.rest = True
        left = {_key(item): item for item in old[name].body}
        right = {_key(item): item for item in node.body}
        edits.rest |= not left.keys() <= right.keys()
        for key, item in right.items():
            was = left.get(key)
            if was is not None and ast.dump(was) == ast.dump(item):
                continue
            if was is None and isinstance(item, Function | ast.AnnAssign):
                edits.members.setdefault(name, []).append(item)
            elif was is not None and _is_retyped(was, item):
                assert isinstance(item, ast.AnnAssign)
                edits.types[f"{name}.{key}"] = _bare(item.annotation)
            elif not _is_docstring(item):
                edits.rest = True
    edits.rest |= any(
        isinstance(node, ast.ClassDef)
        and node.name not in old
        and not _is_used(node, edits)
        for node in after.body
    )
    return edits


def _is_used(node: ast.ClassDef, edits: _Edits) -> bool:
    every = [item for listed in edits.members.values() for item in listed]
    return any(
        isinstance(used, ast.Name) and used.id == node.name
        for item in (*every, *edits.types.values())
        for used in ast.walk(item)
    )


def _key(item: ast.stmt) -> str:
    if isinstance(item, Function):
        return item.name
    if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
        return item.target.id
    return ast.unparse(item)


def _is_docstring(item: ast.stmt) -> bool:
    return isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant)


def _is_retyped(was: ast.stmt, item: ast.stmt) -> bool:
    """Whether only the annotation of a field is another one."""
    if not isinstance(was, ast.AnnAssign) or not isinstance(item, ast.AnnAssign):
        return False
    values = [ast.dump(each.value) if each.value else "" for each in (was, item)]
    return values[0] == values[1]


def _bare(annotation: ast.expr) -> ast.expr:
    """An annotation without `| None`, which the generated field adds by itself."""
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        right = annotation.right
        if isinstance(right, ast.Constant) and right.value is None:
            return annotation.left
    return annotation


def _mixin(name: str, known: ast.ClassDef, listed: list[ast.stmt], source: str) -> str:
    """The class that a model is derived from. It declares what it reads of the model."""
    own = {_key(item) for item in listed}
    used = {
        node.attr
        for item in listed
        for node in ast.walk(item)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }
    types = {_key(item): _type_of(item) for item in known.body}
    read = sorted((used & types.keys()) - own)
    lines = [
        f"class {name}Extras(BaseModel):",
        f'    """What a `{name}` knows of itself."""',
    ]
    if read:
        lines += ["", "    if TYPE_CHECKING:"]
        lines += [f"        {each}: {types[each]}" for each in read]
    for item in listed:
        text = _checked_later(statement_text(source, item), item, own)
        if isinstance(item, Function) and _returns_itself(item, name):
            text = re.sub(rf"->\s*(['\"]?){name}\1\s*:", "-> Self:", text, count=1)
        if isinstance(item, ast.AnnAssign) and _type_of(item) != ast.unparse(
            item.annotation
        ):
            value = f" = {ast.unparse(item.value)}" if item.value is not None else ""
            text = f"{ast.unparse(item.target)}: {_type_of(item)}{value}"
        lines += ["", textwrap.indent(text.rstrip(), "    ")]
    return "\n".join(lines)


def _returns_itself(item: Function, name: str) -> bool:
    """Whether a method of a model is said to return the model, and returns what it is called of."""
    said = item.returns is not None and ast.unparse(unquoted(item.returns)) == name
    returned = [each for each in ast.walk(item) if isinstance(each, ast.Return)]
    return said and all(
        isinstance(each.value, ast.Name) and each.value.id == "self"
        for each in returned
    )


def _type_of(item: ast.stmt) -> str:
    """The annotation of a field, whose parts need no quotation marks."""
    if isinstance(item, ast.AnnAssign):
        return ast.unparse(unquoted(item.annotation))
    return "Any"


def _checked_later(text: str, item: ast.stmt, own: set[str]) -> str:
    """The text of a member; a validator of a field that only the model has says so."""
    for call in validators(item):
        names = {each.value for each in call.args if isinstance(each, ast.Constant)}
        if names <= own or any(each.arg == "check_fields" for each in call.keywords):
            continue
        was = ast.unparse(call)
        call.keywords.append(ast.keyword("check_fields", ast.Constant(False)))
        lines = text.splitlines()
        for number, line in enumerate(lines):
            parsed_line = parsed(line.strip().removeprefix("@"))
            if line.startswith("@") and parsed_line and ast.unparse(parsed_line) == was:
                lines[number] = f"@{ast.unparse(call)}"
        text = "\n".join(lines)
    return text
