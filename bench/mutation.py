"""Mutation tests: changes the generator in one place at a time, and counts how many of the
changes the nearest tests notice.

Usage: python bench/mutation.py [--sample N] [--seed N] [--report FILE] [AREA …]

Works on a copy of the last commit in `.cache/mutation`, with cosmic-ray's operators. Of each area
N mutants (30) are drawn. Not drawn is what changes nothing by rule: what only type checkers read
(annotations, decorators, blocks for them), `==` beside `is`, and the `strict=` of a `zip`, which
asserts. Drawn mutants that change nothing that can be observed are listed with the reason in
`bench/mutation_equivalent.toml`; the figures are given with and without them.
A run that was ended goes on where it was; without `--report` the section is printed, else put
before the ones that the page has.
Exit status 1 where fewer than `GOAL` of the mutants that change something were killed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import shutil
import subprocess
import sys
import tomllib
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
SECONDS = 400
MEMORY = 8 << 30
GOLDEN = "tests/golden/test_golden.py"
EQUIVALENT = TOP / "bench/mutation_equivalent.toml"
_SAME = ("_Eq_Is", "_NotEq_IsNot", "_Is_Eq", "_IsNot_NotEq")
"""Ends of operators that change nothing where equal values are the same object."""
_SLOW = ("tests/golden/test_golden.py::test_black_changes_nothing",)
"""Tests that no change of an area can fail."""


@dataclass(frozen=True, slots=True)
class Area:
    """Modules, and the tests that are nearest to them: those first that notice most in the least
    time. Of a folder all files are run that are not named before it."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


def _generator(name: str, *tests: str) -> Area:
    return Area(name, (f"generator/clientsmith/{name}/**/*.py",), tests)


_CALLS = "tests/behaviour/runtime"
AREAS = (
    Area(
        "runtime",
        ("templates/runtime/*.py",),
        (
            "tests/unit/runtime",
            f"{_CALLS}/test_runtime_calls.py",
            f"{_CALLS}/test_runtime_cases.py",
            *(
                f"tests/behaviour/test_{name}.py"
                for name in (
                    "xml", "xml_places", "xml_queries", "webhooks", "replies", "base_url",
                    "fake_lists", "fake_forms", "server_variables", "dynamic_references",
                    "surface", "sent_decimals", "discriminators", "waits", "declared_waits",
                    "further_kinds", "paging_kinds", "sent_values",
                )
            ),
            _CALLS,
        ),
    ),
    _generator("names", "tests/unit/names", GOLDEN),
    _generator(
        "diff",
        *(
            f"tests/unit/diff/test_diff_{name}.py"
            for name in ("schemas", "operations", "rules", "judged", "wire", "equal")
        ),
        "tests/unit/diff",
    ),
    _generator("sdk", "tests/unit/sdk", GOLDEN, "tests/unit/render"),
    _generator("emit", GOLDEN, "tests/unit/render"),
    _generator("build", GOLDEN, "tests/unit/build"),
)  # fmt: skip


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
    files: dict[str, None] = {}
    for each in area.tests:
        inside = sorted(Path(each).rglob("test_*.py")) or [Path(each)]
        files.update(dict.fromkeys(path.as_posix() for path in inside))
    return " ".join(
        (
            sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider",
            "--tb=no", "--assert=plain", "-m", "'not slow'",
            *(f"--deselect={test}" for test in _SLOW), *files,
        )
    )  # fmt: skip


def unread(path: Path) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Spans of a module that say nothing when it runs: annotations, decorators, blocks
    for type checkers, and the `strict` of a `zip`."""
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
        elif isinstance(node, ast.Call):
            parts += [word.value for word in node.keywords if word.arg == "strict"]
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


@dataclass(frozen=True, slots=True)
class Change:
    """A line as a mutant has it, in place of what it was."""

    path: str
    line: str
    becomes: str


def change(item: WorkItem, result: WorkResult) -> Change:
    """What a mutant changed, without the indentation of its first line."""
    lines = (result.diff or "").splitlines()
    was, is_ = (
        "\n".join(
            line[1:] for line in lines if line[:1] == sign and line[:3] != sign * 3
        )
        for sign in "-+"
    )
    return Change(str(_of(item).module_path), was.strip(), is_.strip())


def equivalents() -> dict[Change, str]:
    """The mutants that change nothing that can be observed, with the reasons."""
    rows = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))["mutant"]
    return {
        Change(row["path"], row["line"], row["becomes"]): row["reason"] for row in rows
    }


def section(commit: str, seed: int, areas: Sequence[Area], count: int) -> Section:
    """Tries the mutants of the areas and says what became of them."""
    rows, survivors, same, drawn, alive, idle = [], [], equivalents(), 0, 0, 0
    for area in areas:
        check_whole(area)
        done = list(run(area, count, seed))
        left = [change(item, result) for item, result in done if not result.is_killed]
        quiet = [each for each in left if each in same]
        rows.append(_row(area.name, len(done), len(left), len(quiet)))
        drawn, alive, idle = drawn + len(done), alive + len(left), idle + len(quiet)
        survivors += [
            f"{each.path}{': ' + same[each] if each in same else ''}\n\n```diff\n"
            + "".join(f"- {line}\n" for line in each.line.splitlines())
            + "".join(f"+ {line}\n" for line in each.becomes.splitlines())
            + "```\n"
            for each in left
        ]
    text = (
        f"## On {commit}, seed {seed}\n\n"
        "| area | mutants | killed | | equivalent | of the others |\n|---|---|---|---|---|---|\n"
        + "".join(rows)
        + _row("all", drawn, alive, idle)
    )
    if survivors:
        text += "\n### What survived\n\n" + "\n".join(survivors)
    return Section(text, drawn - alive >= GOAL * (drawn - idle))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page, and whether the goal was reached."""

    text: str
    reached: bool


def _row(name: str, drawn: int, alive: int, idle: int) -> str:
    killed = drawn - alive
    return (
        f"| {name} | {drawn} | {killed} | {killed / drawn:.0%} | {idle} "
        f"| {killed / (drawn - idle):.0%} |\n"
    )


_HEAD = """# Mutation tests

Made by `make mutation`: one change at a time by cosmic-ray's operators, drawn at random from all of
an area, and the nearest tests (`bench/mutation.py` says which, and which changes are not drawn by
rule). Mutants that change nothing that can be observed are listed with the reason in
`bench/mutation_equivalent.toml`, and counted apart.

"""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("areas", nargs="*", metavar="AREA")
    parser.add_argument("--sample", type=int, default=30, help="mutants of each area")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=Path, help="the page to add to")
    given = parser.parse_args(arguments)
    report = given.report and given.report.resolve()
    commit = copy_tree()
    os.chdir(TREE)
    os.environ["PYTHONPATH"] = str(TREE / "generator")
    # Compiled modules spare most of the time of a run; cosmic-ray sees to those it changes.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # A loop without end may take memory without end.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    areas = [each for each in AREAS if not given.areas or each.name in given.areas]
    found = section(commit, given.seed, areas, given.sample)
    if report:
        old = report.read_text(encoding="utf-8") if report.exists() else ""
        kept = old[old.index("## On ") :] if "## On " in old else ""
        report.write_text(f"{_HEAD}{found.text}\n{kept}".rstrip() + "\n", "utf-8")
    else:
        print(found.text)
    return int(not found.reached)


if __name__ == "__main__":
    sys.exit(main())
