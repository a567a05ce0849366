"""What a document changed in the package since it was last generated."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from ..model import ir
from ..names import Names
from ..report.diagnostics import Diagnostic, Diagnostics
from .planned import PlannedClass, PlannedMethod, PlannedPackage

Parts: TypeAlias = Mapping[str, str]
_FOLDERS = ("resources", "models", "params")
_MOST = 3
_MOST_TEXT = 160


@dataclass(frozen=True)
class DocumentChanges:
    """The package as it was written last beside the one that is about to be.

    `operations` has what each method of a generated class calls, such as `POST /jobs` for
    `Jobs.create`.
    """

    before: PlannedPackage
    after: PlannedPackage
    operations: Mapping[str, str]

    def of(self, names: Collection[str], owners: Collection[str] = ()) -> str:
        """What changed of the classes and members that a line of code names; nothing where
        nothing did.

        Args:
            owners: the generated classes that the class around is derived from, which count
                first.
        """
        owners = {*owners, *self._reached(names)}
        told = {
            key: text
            for key, text in self._changed.items()
            if key[1] in names or (not key[1] and key[0] in names)
        }
        first = [text for (owner, _), text in told.items() if owner in owners]
        near = [text for (owner, _), text in self._changed.items() if owner in names]
        return "; ".join((first or list(told.values()) or near)[:_MOST])

    def _reached(self, names: Collection[str]) -> set[str]:
        """The classes of the resources that a line leads to: `Jobs` for `self.jobs.create()`."""
        every = [*_classes(self.before).values(), *_classes(self.after).values()]
        return {
            each.others[name] for each in every for name in names if name in each.others
        }

    @cached_property
    def _changed(self) -> dict[tuple[str, str], str]:
        was, now = _classes(self.before), _classes(self.after)
        found: dict[tuple[str, str], str] = {}
        for name in sorted({*was, *now}):
            if name not in now or name not in was:
                fate = "is gone" if name not in now else "is new"
                found[name, ""] = f"`{name}` {fate}"
                continue
            old, new = _members(was[name]), _members(now[name])
            for member in sorted({*old, *new}):
                if old.get(member) == new.get(member):
                    continue
                title = self._title(name, member)
                if member not in new or member not in old:
                    fate = "is gone" if member not in new else "is new"
                    found[name, member] = f"{title} {fate}"
                else:
                    found[name, member] = (
                        f"{title}: {_differing(old[member], new[member])}"
                    )
        return found

    def _title(self, owner: str, member: str) -> str:
        operation = self.operations.get(f"{owner.removeprefix('Async')}.{member}")
        return operation or f"`{owner}.{member}`"


def read_changes(
    output: Path | None, files: Mapping[str, str], api: ir.Api, names: Names
) -> DocumentChanges:
    """Compare what lies in an output with what is about to be written there.

    Args:
        output: the folder; it may be empty, or not there.
        files: what is about to be written, by path.
    """
    root = names.package.replace(".", "/")
    operations = {
        f"{names.resource_class(names.resource(each.id))}.{names.method(each.id)}": each.id
        for each in api.operations
        if names.resource(each.id)
    }
    before = read_package(output, root)
    return DocumentChanges(before, PlannedPackage(root, files), operations)


def read_package(output: Path | None, root: str) -> PlannedPackage:
    """The package as it was written last; an empty one where there is none."""
    return PlannedPackage(root, _read(output, root))


def _read(output: Path | None, root: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in _generated(output / root) if output else ():
        try:
            text = path.read_text("utf-8")
            ast.parse(text)
        except (OSError, ValueError, SyntaxError, RecursionError):
            continue
        found[
            f"{root}/{path.relative_to(output / root).as_posix()}" if output else ""
        ] = text
    return found


def _generated(package: Path) -> Iterator[Path]:
    """The files in which classes of resources, of models and of the client stand."""
    yield from package.glob("_client.py*")
    for folder in _FOLDERS:
        yield from (package / folder).glob("*.py*")


def _classes(package: PlannedPackage) -> dict[str, PlannedClass]:
    found: dict[str, PlannedClass] = {}
    for module in sorted(_modules(package)):
        for name, known in package.classes(module).items():
            if name[:1].isupper():
                found.setdefault(name, known)
    return found


def _modules(package: PlannedPackage) -> Iterator[str]:
    for path in package.files:
        inner = path.removeprefix(f"{package.root}/")
        folder, _, name = inner.rpartition("/")
        if folder in _FOLDERS and not name.startswith("__"):
            yield f"{folder}.{name.partition('.')[0]}"
    yield "_client"


def _members(known: PlannedClass) -> dict[str, Parts]:
    """The members of a class, each by its parts: arguments and result, or its type."""
    methods = {name: _signature(method) for name, method in known.methods.items()}
    return methods | {name: {"": text} for name, text in known.others.items()}


def _signature(method: PlannedMethod) -> Parts:
    found: dict[str, str] = {}
    for definition in method.definitions:
        listed = definition.args
        pairs = zip(listed.kwonlyargs, listed.kw_defaults, strict=True)
        for item, default in (*((each, None) for each in listed.args[1:]), *pairs):
            shown = ast.unparse(item.annotation) if item.annotation else ""
            shown += f" = {ast.unparse(default)}" if default is not None else ""
            if shown not in found.get(item.arg, "").split(" or "):
                found[item.arg] = " or ".join(
                    filter(None, [found.get(item.arg), shown])
                )
        returns = ast.unparse(definition.returns) if definition.returns else ""
        if returns not in found.get("->", "").split(" or "):
            found["->"] = " or ".join(filter(None, [found.get("->"), returns]))
    return found


def _differing(old: Parts, new: Parts) -> str:
    gone = [f"`{name}` is gone" for name in old.keys() - new.keys()]
    come = [_come(name, new[name]) for name in new.keys() - old.keys()]
    other = [
        f"{_of(name)}was `{_short(old[name])}` and is `{_short(new[name])}`"
        for name in old
        if name in new and old[name] != new[name]
    ]
    return ", ".join([*sorted(gone), *sorted(come), *other])


def _come(name: str, shown: str) -> str:
    return f"`{name}` is new" + ("" if " = " in shown else " and has to be given")


def _of(name: str) -> str:
    return "what it returns " if name == "->" else f"`{name}` " if name else ""


def _short(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"


def explain(
    told: Diagnostics, own: Mapping[str, Path], changes: Callable[[], DocumentChanges]
) -> Iterator[Diagnostic]:
    """Findings in code of one's own, each with what changed in the document.

    Args:
        told: the findings.
        own: the files by their path as findings show it.
        changes: is asked once there is a finding.
    """
    known: DocumentChanges | None = None
    for each in told:
        path = own.get(each.place.file) if each.place else None
        if path is None or each.place is None or each.code == "extend-syntax":
            yield each
            continue
        tree = ast.parse(path.read_text("utf-8"))
        known = known or changes()
        said = known.of(*names_at(tree, each.place.line))
        yield (
            replace(each, message=f"{each.message} (in the document, {said})")
            if said
            else each
        )


def names_at(tree: ast.Module, line: int) -> tuple[set[str], set[str]]:
    """The names that the innermost statement at a line uses, and the bases of the class around."""
    found: ast.stmt | None = None
    owners: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (
            node.end_lineno or line
        ):
            if found is None or node.lineno >= found.lineno:
                found = node
            if isinstance(node, ast.ClassDef):
                bases = [ast.unparse(base).rpartition(".")[2] for base in node.bases]
                owners = {base.lstrip("_") for base in bases}
    return (set(_used(found)) if found is not None else set()), owners


def _used(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.name
