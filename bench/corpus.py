"""Generates a client for every document of a folder, and measures what comes of it.

Usage: python bench/corpus.py [--specs DIR] [--types] [--only NAME] [--report FILE]

The documents are not part of this project: the default folder is `../shared/specs`, with a
MANIFEST.tsv that lists them. Each package is imported, its models are built, documented
examples are decoded, black is asked for changes, and with `--types` mypy, pyright and
stubtest judge it. The report is written after each document, the smallest first: a run that is
cut short keeps what it has. Exit status 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import black
from clientsmith import plan
from clientsmith.build.coverage import Part
from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.emit.annotations import Annotations
from clientsmith.emit.package import runtime
from clientsmith.model import media_types
from clientsmith.output.formatting import mode
from clientsmith.plan.results import success
from corpus_requests import Verdict, judge_requests
from name_counts import NameCounts, count_names
from untyped import says_nothing

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
GOAL = 0.995
PROBE = HERE / "corpus_probe.py"


@dataclass
class Row:
    """What was measured for one document."""

    name: str
    seconds: float = 0.0
    megabytes: int = 0
    operations: int = 0
    declared: int = 0
    typed: float = 0.0
    files: int = 0
    lines: int = 0
    ordered: bool | None = None
    imports: str = ""
    black: int = 0
    examples: int = 0
    decoded: int = 0
    exact: int = 0
    deviating: int = 0
    mypy: int | None = None
    pyright: int | None = None
    stubtest: int | None = None
    requests: Verdict | None = None
    any: int = 0
    paged: int = 0
    listing: int = 0
    called: NameCounts = field(default_factory=NameCounts)
    fault: str = ""
    notes: list[str] = field(default_factory=list)


def documents(folder: Path) -> Iterator[tuple[str, Path]]:
    """The documents that the manifest lists, by name, the smallest first."""
    with (folder / "MANIFEST.tsv").open(encoding="utf-8") as rows:
        paths = [folder / row["path"] for row in csv.DictReader(rows, delimiter="\t")]
    for path in sorted(paths, key=lambda path: path.stat().st_size):
        yield path.stem, path


def examples(result: pipeline.Result) -> list[dict[str, Any]]:
    """Every documented JSON example of a success reply, with the annotation of its type."""
    api, names = result.api, result.names
    assert api is not None
    assert names is not None
    planned = plan.plan(api, names)
    printer = Annotations(api, names, planned)
    found: list[dict[str, Any]] = []
    for operation in api.operations:
        for response in success(operation):
            for content in response.contents:
                if content.type is None or not media_types.is_json(content.media):
                    continue
                text = printer.reply(content.type).text
                for name, value in content.examples:
                    at = f"{operation.id} {response.status} {name}"
                    found.append({"at": at, "type": text, "value": value})
    return found


def measure(name: str, path: Path, out: Path, types: bool, requests: bool) -> Row:
    """Generate and judge one document, in a process of its own."""
    row = Row(name)
    started = time.perf_counter()
    result = pipeline.generate(for_spec(path))
    row.seconds = time.perf_counter() - started
    row.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if result.files is None or result.api is None or result.names is None:
        row.fault = next((item.message for item in result.diagnostics), "nothing came")
        return row
    row.operations = len(result.api.operations)
    row.declared = declared_operations(result)
    tree = pipeline.normalize(for_spec(path)).tree
    if result.coverage is not None:
        untyped = result.coverage.untyped
        row.any = sum(says_nothing(tree, each.at) for each in untyped)
        declaring = result.coverage.declaring - row.any
        row.paged, row.listing = result.coverage.paged, result.coverage.listing
        row.typed = 1 - (len(untyped) - row.any) / declaring if declaring else 1.0
    row.called = count_names(result.api, result.names)
    copied = tuple(runtime())
    own = {p: t for p, t in result.files.items() if not p.endswith(copied)}
    row.files, row.lines = len(own), sum(text.count("\n") for text in own.values())
    for place, text in result.files.items():
        target = out / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    row.black = sum(
        black.format_str(text, mode=mode(p)) != text
        for p, text in own.items()
        if p.endswith((".py", ".pyi"))
    )
    row.ordered = is_ordered(path, own)
    probe(row, result, out)
    if requests:
        row.requests = judge_requests(result, tree, out)
    if types:
        judge(row, result.names.package, out)
    return row


def declared_operations(result: pipeline.Result) -> int:
    """How many operations the coverage report knows of, generated or not."""
    counts = result.coverage.counts.get(Part.OPERATION, {}) if result.coverage else {}
    return sum(counts.values())


def is_ordered(path: Path, files: Mapping[str, str]) -> bool | None:
    """Whether shuffling paths and schemas leaves the files as they are."""
    if path.suffix != ".json":
        return None
    tree = json.loads(path.read_text("utf-8"))
    dice = random.Random(7)
    for holder in (tree, tree.get("components", {})):
        for key in ("paths", "schemas", "definitions"):
            if isinstance(holder.get(key), dict):
                entries = list(holder[key].items())
                dice.shuffle(entries)
                holder[key] = dict(entries)
    with tempfile.TemporaryDirectory() as folder:
        shuffled = Path(folder) / path.name
        shuffled.write_text(json.dumps(tree), "utf-8")
        again = pipeline.generate(replace(for_spec(path), spec=shuffled))
    made = again.files or {}
    return all(made.get(place) == text for place, text in files.items())


def probe(row: Row, result: pipeline.Result, out: Path) -> None:
    """Import the package, build every model, decode every example, in a fresh interpreter."""
    assert result.names is not None
    task = {"package": result.names.package, "examples": examples(result)}
    done = subprocess.run(
        [sys.executable, str(PROBE)],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        cwd=out,
        check=False,
        timeout=900,
    )
    if done.returncode:
        row.imports = (done.stderr.strip().splitlines() or ["no reason given"])[-1][:300]
        return
    told = json.loads(done.stdout)
    row.examples, row.decoded = told["examples"], told["decoded"]
    row.exact, row.deviating = told["exact"], told["deviating"]
    row.imports = told["fault"] or "fine"
    row.notes = told["notes"]


_ALLOWED = Path(__file__).with_name("stubtest_allowed.txt")
_MEANT = tuple(
    line
    for line in Path(__file__).with_name("stubtest_meant.txt").read_text().splitlines()
    if not line.startswith("#")
)


def judge(row: Row, package: str, out: Path) -> None:
    """Ask mypy, pyright and stubtest."""
    strict = [
        "mypy",
        "--strict",
        "--no-error-summary",
        "--cache-dir",
        str(out.parent / ".mypy"),
    ]
    row.mypy = _count([*strict, "-p", package], out, ": error:")
    row.pyright = _pyright(package, out)
    # One line a finding; a package that mypy refuses is one finding, too.
    allowed = ["--allowlist", str(_ALLOWED), "--ignore-unused-allowlist"]
    row.stubtest = _count(["mypy.stubtest", "--concise", *allowed, package], out, "")


def _count(command: list[str], out: Path, mark: str) -> int:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        text=True,
        cwd=out,
        env={**os.environ, "PYTHONPATH": "."},
        check=False,
    )
    told = (done.stdout + done.stderr).splitlines()
    lines = [line for line in told if line.strip() and mark in line and not line.endswith(_MEANT)]
    for line in lines[:20]:
        print("   ", line[:300], file=sys.stderr)
    if done.returncode and not told:
        raise RuntimeError(f"{command[0]} stopped: {done.stderr.strip()[-200:]}")
    return len(lines)


def _pyright(package: str, out: Path) -> int:
    config = out / "pyrightconfig.json"
    settings = {"include": [package], "typeCheckingMode": "strict"}
    config.write_text(json.dumps(settings), "utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pyright",
            "--outputjson",
            "--pythonpath",
            sys.executable,
        ],
        capture_output=True,
        text=True,
        cwd=out,
        check=False,
    )
    told = json.loads(done.stdout)
    for item in [d for d in told["generalDiagnostics"] if d["severity"] == "error"][:20]:
        print("   ", item["file"][-60:], item["message"][:160], file=sys.stderr)
    return int(told["summary"]["errorCount"])


HEADINGS = (
    "document | s | MB | operations | typed | any | paged | lines | ordered | imports | black "
    "| examples | decoded | exact | deviating | requests | valid "
    "| explained | mypy | pyright | stubtest"
)


def shown(row: Row) -> str:
    """One line of the report."""
    if row.fault:
        return f"| {row.name} | {row.seconds:.2f} | {row.megabytes} | FAILED: {row.fault[:100]} |"
    ordered = {True: "yes", False: "NO", None: "–"}[row.ordered]
    asked = "– | – | –"
    if row.requests is not None:
        explained = row.requests.explained.total()
        asked = f"{row.requests.made} | {row.requests.valid} | {explained}"
    types = " | ".join("–" if n is None else str(n) for n in (row.mypy, row.pyright, row.stubtest))
    return (
        f"| {row.name} | {row.seconds:.2f} | {row.megabytes} | {row.operations}/{row.declared} "
        f"| {row.typed:.1%} | {row.any} | {row.paged}/{row.listing} | {row.lines} "
        f"| {ordered} | {row.imports} | {row.black} "
        f"| {row.examples} | {row.decoded} | {row.exact} | {row.deviating} | {asked} | {types} |"
    )


def missed(row: Row) -> bool:
    """Whether a document falls short of what every document must reach."""
    return bool(
        row.fault
        or row.imports != "fine"
        or row.black
        or row.ordered is False
        or row.decoded < row.examples
        or row.operations < row.declared
        or row.mypy
        or row.pyright
        or row.stubtest
        or row.typed < GOAL
        or (row.requests is not None and row.requests.share < GOAL)
    )


def _task(arguments: tuple[str, Path, Path, bool, bool]) -> Row:
    name, path, out, types, requests = arguments
    try:
        return measure(name, path, out, types, requests)
    except Exception as error:  # a crash is a finding, not the end of the run
        return Row(name, fault=f"{type(error).__name__}: {error}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--specs", type=Path, default=ROOT.parent / "shared" / "specs")
    options.add_argument("--only", action="append", default=[])
    options.add_argument("--types", action="store_true")
    options.add_argument("--requests", action="store_true")
    options.add_argument("--keep", type=Path, help="keep the packages in this folder")
    options.add_argument("--report", type=Path)
    options.add_argument("--jobs", type=int, default=1, help="documents at the same time")
    chosen = options.parse_args()
    if not (chosen.specs / "MANIFEST.tsv").exists():
        print(f"no documents in {chosen.specs}; name a folder with --specs")
        return 0
    rows: list[Row] = []
    started = commit()
    with tempfile.TemporaryDirectory() as scratch:
        base = chosen.keep or Path(scratch)
        tasks = [
            (name, path, base / name, chosen.types, chosen.requests)
            for name, path in documents(chosen.specs)
            if not chosen.only or any(part in name for part in chosen.only)
        ]
        with ProcessPoolExecutor(chosen.jobs, max_tasks_per_child=1) as pool:
            for row in pool.map(_task, tasks):
                rows.append(row)
                print(shown(row), flush=True)
                for note in row.notes[:5]:
                    print("   ", note[:240])
                for alarm in row.requests.alarms[:5] if row.requests else ():
                    print("   ", alarm[:400])
                if chosen.report:
                    chosen.report.write_text(report(rows, started, chosen.types), "utf-8")
    print("\n".join(summary(rows)))
    return 1 if any(map(missed, rows)) else 0


def commit() -> str:
    """Which commit is checked out; `-dirty` where files differ from it."""
    command = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def summary(rows: list[Row]) -> list[str]:
    """What holds over all documents, a sentence each."""
    total = sum(row.operations for row in rows)
    lines = [
        f"{sum(not missed(row) for row in rows)} of {len(rows)} documents reach every goal",
        f"{total} operations, {sum(row.typed * row.operations for row in rows) / (total or 1):.2%} "
        "of those whose success has a schema are typed; for "
        f"{sum(row.any for row in rows)} the document says that any value may come",
        f"{sum(row.paged for row in rows)} operations are paged, of "
        f"{sum(row.listing for row in rows)} that look like lists of pages",
        str(sum((row.called for row in rows), NameCounts())),
        f"{sum(row.decoded for row in rows)} of {sum(row.examples for row in rows)} documented "
        f"examples decode; {sum(row.exact for row in rows)} encode back to equal JSON, "
        f"{sum(row.deviating for row in rows)} deviate from their own schema",
    ]
    asked = [row.requests for row in rows if row.requests is not None]
    if asked:
        reasons = sum((each.explained for each in asked), Counter[str]())
        lines.append(
            f"{sum(each.valid for each in asked)} of {sum(each.made for each in asked)} requests "
            "are valid by openapi-core; of the others "
            + "; ".join(f"{count}: {why}" for why, count in reasons.items())
            + f"; {sum(len(each.alarms) for each in asked)} have no explanation"
        )
    judged = [row for row in rows if row.mypy is not None]
    if judged:
        lines.append(
            f"mypy --strict finds {sum(row.mypy or 0 for row in judged)} faults in {len(judged)} "
            f"packages, pyright's strict mode {sum(row.pyright or 0 for row in judged)}, "
            f"stubtest {sum(row.stubtest or 0 for row in judged)}"
        )
    return lines


def report(rows: list[Row], commit: str, types: bool) -> str:
    """The measurements as Markdown."""
    asked = "" if types else ", without `--types`: the last three columns are empty"
    head = f"| {HEADINGS} |\n|{'---|' * (HEADINGS.count('|') + 1)}\n"
    alarms = "".join(
        f"- {row.name}: {alarm[:300]}\n"
        for row in rows
        for alarm in (row.requests.alarms if row.requests else ())
    )
    return (
        f"# The corpus\n\n`make corpus` measures this. These figures are those of commit "
        f"{commit}{asked}.\n\n"
        + "".join(f"- {line}\n" for line in summary(rows))
        + f"\n{head}"
        + "\n".join(map(shown, rows))
        + "\n"
        + (f"\n## Requests that the judge refuses\n\n{alarms}" if alarms else "")
    )


if __name__ == "__main__":
    sys.exit(main())
