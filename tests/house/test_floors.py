"""Imports point down only: the door knows the story, the story the stages, all the values."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator" / "clientsmith"
VALUES, STAGES, STORY, DOOR = range(4)
ROOMS = {
    "ir": VALUES,
    "diagnostics": VALUES,
    "source": VALUES,
    "config": VALUES,
    "words": VALUES,
    "shapes": VALUES,
    "relation": VALUES,
    "limits": VALUES,
    "conflicts": VALUES,
    "unseen": VALUES,
    "deadline": VALUES,
    "lines": VALUES,
    "deferred": VALUES,
    "crew": VALUES,
    "codes": VALUES,
    "version": VALUES,
    "forms": VALUES,
    "graph": VALUES,
    "grammar": VALUES,
    "markup": VALUES,
    "foreign": VALUES,
    "package_names": VALUES,
    "app_probe": VALUES,
    "hypertext": VALUES,
    "load": STAGES,
    "bundle": STAGES,
    "overlay": STAGES,
    "normalize": STAGES,
    "dump": STAGES,
    "read": STAGES,
    "build": STAGES,
    "names": STAGES,
    "plan": STAGES,
    "emit": STAGES,
    "docs": STAGES,
    "formatting": STAGES,
    "output": STAGES,
    "diff": STAGES,
    "printers": STAGES,
    "inventory": STAGES,
    "allowances": STAGES,
    "pipeline": STORY,
    "front": STORY,
    "outcome": STORY,
    "delivery": STORY,
    "checking": STORY,
    "comparison": STORY,
    "site": STORY,
    "serving": STORY,
    "revisions": STORY,
    "upstream": STORY,
    "name_lock": STORY,
    "surfaces": STORY,
    "adopt": STORY,
    "releasing": STORY,
    "origins": STORY,
    "summary": STORY,
    "workflows": VALUES,
    "cli": DOOR,
    "__main__": DOOR,
}
ANNEXES = dict.fromkeys(
    ("json_source", "json_finder", "yaml_source", "yaml_finder", "remote"), "load"
)
"""Modules that are part of the room they are named for."""

HANDED_ON = {
    ("plan", "names"),
    ("emit", "names"),
    ("emit", "plan"),
    ("docs", "names"),
    ("docs", "plan"),
    ("docs", "emit"),
}
"""A stage may know the value that an earlier one hands on, where it is no value's module."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def room(parts: tuple[str, ...]) -> str:
    """The room of a module given by its path below the package."""
    name = parts[0].removesuffix(".py") if parts else "__init__"
    return ANNEXES.get(name, name)


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
                yield node.lineno, room(base or (alias.name,))
        elif isinstance(node, ast.Import):
            for alias in node.names:
                parts = tuple(alias.name.split("."))
                if parts[0] == "clientsmith":
                    yield node.lineno, room(parts[1:])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "deferred":
            yield node.lineno, room((ast.literal_eval(node.args[0]).lstrip("."),))


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_imports_point_down(path: Path) -> None:
    own = room(path.relative_to(PACKAGE).parts)
    if own == "__init__":
        return
    assert own in ROOMS, f"{own} has no floor; give it one in ROOMS"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for line, target in imports(tree, path):
        assert target in ROOMS, f"{path}:{line}: {target} has no floor"
        if target == own:
            continue
        down = ROOMS[target] < ROOMS[own]
        neighbours = ROOMS[target] == ROOMS[own] and ROOMS[own] in (VALUES, STORY, DOOR)
        assert down or neighbours or (own, target) in HANDED_ON, (
            f"{path}:{line}: {own} imports {target}, which is not below it; "
            "pass the value in, or move what both need down to a module of values"
        )


def test_values_form_no_circle() -> None:
    known: dict[str, set[str]] = {}
    for path in MODULES:
        own = room(path.relative_to(PACKAGE).parts)
        if ROOMS.get(own) == VALUES:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            known.setdefault(own, set()).update(
                target for _, target in imports(tree, path) if target != own
            )
    while known:
        free = {name for name, needs in known.items() if not needs & known.keys()}
        assert free, f"a circle among {sorted(known)}"
        known = {name: needs for name, needs in known.items() if name not in free}


@pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_imports_stand_at_the_top(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert "TYPE_CHECKING" not in names, f"{path}: an import circle in disguise"
    if room(path.relative_to(PACKAGE).parts) == "cli":
        return  # the door opens only the room that a command needs
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                assert not isinstance(
                    node, ast.Import | ast.ImportFrom
                ), f"{path}:{node.lineno}: an import inside a function"


def test_the_door_opens_without_the_pipeline() -> None:
    """What must stay out of a run that finds nothing to do is not imported by name."""
    slow = {
        "pipeline",
        "front",
        "delivery",
        "checking",
        "load",
        "normalize",
        "build",
        "emit",
        "read",
    }
    reachable, waiting = set(), ["cli"]
    while waiting:
        own = waiting.pop()
        if own in reachable:
            continue
        reachable.add(own)
        for path in MODULES:
            if room(path.relative_to(PACKAGE).parts) == own:
                tree = ast.parse(path.read_text(encoding="utf-8"))
                tree.body = [
                    node
                    for node in tree.body
                    if isinstance(node, ast.Import | ast.ImportFrom)
                ]
                waiting += [target for _, target in imports(tree, path)]
    assert not reachable & slow
