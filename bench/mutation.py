"""Mutation tests: changes the generator in one place at a time, and counts how many of the
changes the nearest tests notice.

Usage: python bench/mutation.py [--sample N] [--seed N] [--report FILE] [AREA …]

Works on a copy of the last commit in `.cache/mutation`, with cosmic-ray's operators. Of each area
N mutants (30) are drawn; what only type checkers read (annotations, decorators) is left alone.
A run that was ended goes on where it was; without `--report` the table is printed.
Exit status 1 where fewer than `GOAL` of the mutants were killed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.commands import execute, init
from cosmic_ray.config import ConfigDict
from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import MutationSpec, WorkItem, WorkResult

TOP = Path(__file__).resolve().parents[1]
CACHE = TOP / ".cache/mutation"
TREE = CACHE / "tree"
GOAL = 0.9
SECONDS = 1800
GOLDEN = "tests/golden/test_golden.py"
_SAME = ("_Eq_Is", "_NotEq_IsNot")
"""Ends of operators that change nothing where equal values are the same object."""


@dataclass(frozen=True, slots=True)
class Area:
    """Modules, and the tests that are nearest to them."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


def _generator(name: str, *tests: str) -> Area:
    return Area(name, (f"generator/clientsmith/{name}/**/*.py",), tests)


AREAS = (
    _generator("build", GOLDEN, "tests/unit/build"),
    _generator("names", GOLDEN, "tests/unit/names"),
    _generator("sdk", GOLDEN, "tests/unit/sdk", "tests/unit/render"),
    _generator("emit", GOLDEN, "tests/unit/render"),
    _generator("diff", "tests/unit/diff"),
    Area(
        "runtime",
        ("templates/runtime/*.py",),
        ("tests/unit/runtime", "tests/behaviour"),
    ),
)


def copy_tree() -> str:
    """A clone of the last commit, whose name is returned."""
    commit = _git(TOP, "rev-parse", "--short=8", "HEAD")
    if TREE.exists() and _git(TREE, "rev-parse", "--short=8", "HEAD") != commit:
        shutil.rmtree(CACHE)
    if not TREE.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "clone", "--quiet", TOP, TREE], check=True)
    _git(TREE, "checkout", "--quiet", "--", ".")
    return commit


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", folder, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_command(area: Area) -> str:
    """The nearest tests, ended at the first that fails."""
    return " ".join(
        (
            sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider",
            "-m", "'not slow'", *area.tests,
        )
    )  # fmt: skip


def unread(path: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Spans of a module that say nothing when it runs: annotations, decorators, and blocks
    for type checkers."""
    spans = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.AnnAssign | ast.arg):
            parts.append(node.annotation)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            parts += [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            parts += node.decorator_list
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            parts.append(node)
        for part in parts:
            if part is not None:
                spans.append(_span(part))
    return spans


def _span(node: ast.AST) -> tuple[tuple[int, int], tuple[int, int]]:
    start = node.lineno, node.col_offset  # type: ignore[attr-defined]
    # A decorator begins with its sign, one column before.
    return (start[0], start[1] - 1), (node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]


def draw(area: Area, count: int, seed: int) -> list[WorkItem]:
    """Mutants of an area, the same ones for the same commit and seed."""
    whole = WorkDB(":memory:", WorkDB.Mode.create)
    paths = sorted(path for pattern in area.modules for path in Path().glob(pattern))
    spans = {path: unread(path) for path in paths}
    init(paths, whole, {})
    kept = [
        item
        for item in whole.work_items
        if not _of(item).operator_name.endswith(_SAME)
        and not any(start <= at < end for start, end in spans[_of(item).module_path]
                   for at in (_of(item).start_pos,))
    ]  # fmt: skip
    kept.sort(key=lambda item: _place(_of(item)))
    return random.Random(f"{seed} {area.name}").sample(kept, min(count, len(kept)))


def _of(item: WorkItem) -> MutationSpec:
    return item.mutations[0]


def _place(mutation: MutationSpec) -> tuple[str, tuple[int, int], str, int]:
    name = str(mutation.module_path)
    return name, mutation.start_pos, mutation.operator_name, mutation.occurrence


def run(area: Area, count: int, seed: int) -> Iterator[tuple[WorkItem, WorkResult]]:
    """Try the mutants of an area, those first that were not tried yet."""
    session = WorkDB(
        str(CACHE / f"{area.name}-{count}-{seed}.sqlite"), WorkDB.Mode.create
    )
    if not session.num_work_items:
        session.add_work_items(draw(area, count, seed))
    command, distributor = test_command(area), {"name": "local"}
    settings = {"test-command": command, "timeout": SECONDS, "distributor": distributor}
    execute(session, ConfigDict(settings))
    yield from session.completed_work_items


def check_whole(area: Area) -> None:
    """The tests of an area on the tree as it is: they have to pass.

    Raises:
        SystemExit: Where one fails, so that every mutant would seem to be killed.
    """
    done = subprocess.run(
        test_command(area), shell=True, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(
            f"{area.name}: its tests fail without a mutant\n{done.stdout[-2000:]}"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("areas", nargs="*", metavar="AREA")
    parser.add_argument("--sample", type=int, default=30, help="mutants of each area")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=Path, help="the page to write")
    given = parser.parse_args(arguments)
    report = given.report and given.report.resolve()
    commit = copy_tree()
    os.chdir(TREE)
    os.environ["PYTHONPATH"] = str(TREE / "generator")
    rows, survivors, all_, killed_ = [], [], 0, 0
    for area in AREAS:
        if given.areas and area.name not in given.areas:
            continue
        check_whole(area)
        found = list(run(area, given.sample, given.seed))
        killed = sum(result.is_killed for _, result in found)
        all_, killed_ = all_ + len(found), killed_ + killed
        rows.append(
            f"| {area.name} | {len(found)} | {killed} | {killed / len(found):.0%} |"
        )
        survivors += [
            f"## {_of(item).module_path}, line {_of(item).start_pos[0]}\n\n```diff\n"
            f"{(result.diff or '').strip()}\n```\n"
            for item, result in found
            if not result.is_killed
        ]
    head = (
        "# Mutation tests\n\nMade by `make mutation`: one change at a time by cosmic-ray's "
        "operators, drawn at\nrandom from all of an area, and the nearest tests "
        f"(bench/mutation.py says which).\nOn {commit}, seed {given.seed}.\n\n"
        "| area | mutants | killed | |\n|---|---|---|---|\n"
    )
    total = f"| all | {all_} | {killed_} | {killed_ / all_:.0%} |"
    text = head + "\n".join((*rows, total)) + "\n"
    if survivors:
        text += "\n# What survived\n\n" + "\n".join(survivors)
    if report:
        report.write_text(text, encoding="utf-8")
    else:
        print(text)
    return int(killed_ < GOAL * all_)


if __name__ == "__main__":
    sys.exit(main())
