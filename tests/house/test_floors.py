"""Imports point down only: commands know the stages, the stages the values."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "generator" / "clientsmith"
VALUES, STAGES, COMMANDS, CLI = range(4)
FLOORS = {
    "version": VALUES,
    "text": VALUES,
    "process": VALUES,
    "report": VALUES,
    "report.printers": STAGES,
    "model": VALUES,
    "sdk": VALUES,
    "config": VALUES,
    "spec.source_map": VALUES,
    "spec.labels": VALUES,
    "spec.limits": VALUES,
    "spec.grammar": VALUES,
    "spec.other_formats": VALUES,
    "spec.load": STAGES,
    "spec.bundle": STAGES,
    "spec.overlay": STAGES,
    "spec.normalize": STAGES,
    "spec.dump": STAGES,
    "spec.parse": STAGES,
    "build": STAGES,
    "names": STAGES,
    "plan": STAGES,
    "emit": STAGES,
    "docs": STAGES,
    "examples": VALUES,
    "output": STAGES,
    "diff": STAGES,
    "adopt": COMMANDS,
    "extend": COMMANDS,
    "commands": COMMANDS,
    "cli": CLI,
    "__main__": CLI,
}
"""The floor of each room; a dotted one stands apart from the package that it lies in."""

HANDED_ON = {
    ("plan", "names"),
    ("emit", "names"),
    ("emit", "plan"),
    ("docs", "names"),
    ("docs", "plan"),
    ("docs", "emit"),
}
"""A stage may know the value that an earlier one hands on, where it is no value's module."""

MODULES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}


def room(parts: tuple[str, ...]) -> str:
    """The room of a module given by its names below the package; "" for a package that only
    holds rooms."""
    parts = tuple(part.removesuffix(".py") for part in parts if part != "__init__.py")
    for count in range(len(parts), 0, -1):
        if (name := ".".join(parts[:count])) in FLOORS:
            return name
    if not parts or any(name.startswith(f"{parts[0]}.") for name in FLOORS):
        return ""
    raise AssertionError(f"{'.'.join(parts)} has no floor; give it one in FLOORS")


def room_of(path: Path) -> str:
    """The room that a module lies in."""
    return room(path.relative_to(PACKAGE).parts)


def imports(tree: ast.AST, path: Path) -> Iterator[tuple[int, str]]:
    """Line and room of each import of a module of ours."""
    package = path.relative_to(PACKAGE).parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            base: tuple[str, ...] = (
                tuple((node.module or "").split(".")) if node.module else ()
            )
            if node.level:
                kept = len(package) - node.level + 1
                base = (*package[:kept], *base)
            elif base[:1] == ("clientsmith",):
                base = base[1:]
            else:
                continue
            for alias in node.names:
                yield node.lineno, room((*base, alias.name))
        elif isinstance(node, ast.Import):
            for alias in node.names:
                parts = tuple(alias.name.split("."))
                if parts[0] == "clientsmith":
                    yield node.lineno, room(parts[1:])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "deferred":
            name = ast.literal_eval(node.args[0])
            above = len(name) - len(name.lstrip(".")) - 1
            base = package[: len(package) - above]
            yield node.lineno, room((*base, *name.lstrip(".").split(".")))


def test_imports_point_down() -> None:
    for path, tree in MODULES.items():
        own = room_of(path)
        for line, target in imports(tree, path):
            if target in (own, ""):
                continue
            down = FLOORS[target] < FLOORS[own]
            neighbours = FLOORS[target] == FLOORS[own] != STAGES
            assert down or neighbours or (own, target) in HANDED_ON, (
                f"{path}:{line}: {own} imports {target}, which is not below it; "
                "pass the value in, or move what both need down to a module of values"
            )


def test_values_form_no_circle() -> None:
    known: dict[str, set[str]] = {}
    for path, tree in MODULES.items():
        own = room_of(path)
        if own and FLOORS[own] == VALUES:
            known.setdefault(own, set()).update(
                target for _, target in imports(tree, path) if target not in (own, "")
            )
    while known:
        free = {name for name, needs in known.items() if not needs & known.keys()}
        assert free, f"a circle among {sorted(known)}"
        known = {name: needs for name, needs in known.items() if name not in free}


def test_imports_stand_at_the_top() -> None:
    for path, tree in MODULES.items():
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert "TYPE_CHECKING" not in names, f"{path}: an import circle in disguise"
        if room_of(path) == "cli":
            continue  # the command line opens only the room that a command needs
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    assert not isinstance(
                        node, ast.Import | ast.ImportFrom
                    ), f"{path}:{node.lineno}: an import inside a function"


def test_few_modules_lie_loose() -> None:
    loose = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert loose == {"__main__", "version"}


def test_every_room_says_what_it_is_for() -> None:
    for path, tree in MODULES.items():
        if path.name == "__init__.py" and path.parent != PACKAGE:
            assert ast.get_docstring(tree), f"{path} has no docstring"


def test_the_command_line_opens_without_the_pipeline() -> None:
    """What must stay out of a run that finds nothing to do is not imported by name."""
    slow = {"commands.pipeline", "commands.front_end", "commands.generate"}
    slow |= {"commands.check", "spec.load", "spec.normalize", "spec.parse"}
    slow |= {"build", "emit"}
    reachable: set[str] = set()
    waiting = [path for path in MODULES if room_of(path) == "cli"]
    while waiting:
        path = waiting.pop()
        name = module_name(path)
        if name in reachable:
            continue
        reachable.add(name)
        top = ast.Module(
            [
                n
                for n in MODULES[path].body
                if isinstance(n, ast.Import | ast.ImportFrom)
            ],
            [],
        )
        waiting += modules_imported(top, path)
    assert "cli.app" in reachable
    found = {name for name in reachable if {name, room(tuple(name.split(".")))} & slow}
    assert not found


def module_name(path: Path) -> str:
    """The dotted name of a module below the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def modules_imported(tree: ast.Module, path: Path) -> Iterator[Path]:
    """The files of the modules that relative imports name, with their packages."""
    package = path.relative_to(PACKAGE).parent.parts
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = package[: len(package) - node.level + 1]
        names = (node.module or "").split(".") if node.module else []
        for alias in node.names:
            place = PACKAGE.joinpath(*base)
            for name in [*names, alias.name]:
                place /= name
                for file in (place / "__init__.py", place.with_suffix(".py")):
                    if file in MODULES:
                        yield file
