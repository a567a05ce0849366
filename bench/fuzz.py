"""Feeds wrong documents to clientsmith, and tells what it does not survive.

Usage: python bench/fuzz.py [--loader N] [--pipeline N] [--commands N] [--seed S] [--jobs J]
                            [--keep DIR]
       python bench/fuzz.py --case pipeline:123 [--seed S]      one case again, with its traceback

Every case must return, within a time limit, with errors that have a code, or with files that
parse; commands (`fuzz_commands`, so many of each kind) with the status 0, 1 or 2. Seeds are the
documents of tests/golden and, where they exist, the smaller ones of `../shared/specs`. A case is
a function of the seed and its number, so that any can be run again.
Exit status 1 where a case failed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.report import printers
from clientsmith.report.codes import CODES
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import load
from fuzz_commands import KINDS, Case
from fuzz_commands import run as run_command
from fuzz_mutations import Pool, as_json, mangled, mutated

ROOT = Path(__file__).resolve().parent.parent
SPECS = ROOT.parent / "shared" / "specs"
_SMALL = 40_000
"""Bytes of the largest document used as a seed of the whole pipeline."""
_SECONDS = {"loader": 5.0, "pipeline": 20.0, **dict.fromkeys(KINDS, 20.0)}
_MEMORY = 3_000_000_000
_CHUNK = 100
_ROOM = 30_000


class Overtime(BaseException):
    """A case took too long. No `except Exception` holds it up."""


class Broken(Exception):
    """A case returned something that it must not."""


@dataclass
class Seeds:
    """What is mutated."""

    texts: list[str] = field(default_factory=list)
    trees: list[Any] = field(default_factory=list)
    pool: Pool = field(default_factory=lambda: Pool([]))


@cache
def seeds() -> Seeds:
    """The documents of the goldens, and the small ones of the corpus."""
    found = Seeds()
    paths = sorted((ROOT / "tests" / "golden").glob("*/spec.*"))
    paths += sorted((ROOT / "tests" / "hostile" / "specs").glob("*.*"))
    paths += sorted(
        path for path in SPECS.rglob("*.*") if path.suffix in (".json", ".yaml")
    )
    for path in paths:
        if path.stat().st_size > _SMALL:
            continue
        content = path.read_bytes()
        document = load.read_document(path.name, content, diagnostics=Diagnostics())
        if document is not None and isinstance(document.data, dict):
            found.texts.append(content.decode())
            found.trees.append(document.data)
    found.pool = Pool(found.trees)
    return found


def made(kind: str, number: int, seed: int) -> Case:
    """The files of a case, the document first, and the arguments of a command."""
    rng = random.Random(f"{seed}/{kind}/{number}")
    known = seeds()
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_ROOM)  # for our own copies of what is nested deeply
    try:
        return _made(kind, rng, known)
    finally:
        sys.setrecursionlimit(limit)


def _made(kind: str, rng: random.Random, known: Seeds) -> Case:
    if kind in KINDS:
        return KINDS[kind](rng, known.trees, known.pool)
    suffix = rng.choice((".json", ".yaml", ""))
    if kind == "pipeline" and rng.random() < 0.9:
        content = as_json(mutated(rng, known.trees, known.pool))
    else:
        content = mangled(rng, known.texts)
    return Case([], {f"case{suffix}": content})


def tried(kind: str, case: Case, folder: Path) -> None:
    """Run a case."""
    if kind in KINDS:
        if fault := run_command(case, folder):
            raise Broken(fault)
        return
    ((name, content),) = case.files.items()
    if kind == "loader":
        loaded(name, content)
    else:
        generated(name, content, folder)


def loaded(name: str, content: bytes) -> None:
    """Run the loader and the printer of what it says."""
    diagnostics = Diagnostics()
    document = load.read_document(name, content, diagnostics=diagnostics)
    if document is None and not diagnostics.failed:
        raise Broken("no document and no error")
    _told(diagnostics)


def generated(name: str, content: bytes, folder: Path) -> None:
    """Run the whole pipeline, and look at what it gives."""
    path = folder / name
    path.write_bytes(content)
    result = pipeline.generate(for_spec(path))
    if (result.files is None) != result.diagnostics.failed:
        raise Broken("files and errors at once, or neither")
    _told(result.diagnostics)
    printers.text(printers.located(result.diagnostics, result.sources), most=0)
    for file, text in (result.files or {}).items():
        text.encode()
        if file.endswith((".py", ".pyi")) and "/_runtime/" not in file:
            ast.parse(text)


def _told(diagnostics: Diagnostics) -> None:
    for item in diagnostics:
        if item.code not in CODES:
            raise Broken(f"no such code: {item.code}")
        f"{item.message}{item.hint}{item.at}".encode()


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Limit the time of a processor, and that of a clock to ten times as much: others may
    work on this machine, too."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise Overtime(f"more than {seconds:g} s")

    limits = {
        (signal.SIGPROF, signal.ITIMER_PROF): seconds,
        (signal.SIGALRM, signal.ITIMER_REAL): 10 * seconds,
    }
    for (number, timer), most in limits.items():
        signal.signal(number, ring)
        signal.setitimer(timer, most)
    try:
        yield
    finally:
        for _, timer in limits:
            signal.setitimer(timer, 0)


def run(kind: str, number: int, seed: int, folder: Path) -> str:
    """What went wrong with a case, as its kind and place; empty if nothing did."""
    case = made(kind, number, seed)
    try:
        with _limited(_SECONDS[kind]):
            tried(kind, case, folder)
    except (Exception, Overtime) as error:
        frames = [
            frame
            for frame in traceback.extract_tb(error.__traceback__)
            if "clientsmith" in frame.filename
        ]
        last = frames[-1] if frames else None
        place = f"{Path(last.filename).name}:{last.lineno}" if last else kind
        return f"{type(error).__name__} at {place}: {str(error)[:100]!a}"
    return ""


def _chunk(job: tuple[str, int, int, int]) -> list[tuple[int, str]]:
    kind, start, end, seed = job
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(start, end):
            fault = run(kind, number, seed, Path(folder))
            if fault:
                failed.append((number, fault))
    return failed


def campaign(
    kind: str, count: int, seed: int, jobs: int, keep: Path | None, start: int = 0
) -> int:
    """Run the cases of a kind; the number that failed."""
    began = time.monotonic()
    size = 20 * _CHUNK if kind == "loader" else _CHUNK
    work = [
        (kind, at, min(at + size, start + count), seed)
        for at in range(start, start + count, size)
    ]
    faults: Counter[str] = Counter()
    first: dict[str, int] = {}
    done = 0
    with ProcessPoolExecutor(jobs) as pool:
        for job, failed in zip(work, pool.map(_chunk, work), strict=True):
            done += job[2] - job[1]
            for number, fault in failed:
                # A command tells the place itself.
                known = fault if kind in KINDS else fault.partition(": ")[0]
                faults[known] += 1
                if known not in first:
                    first[known] = number
                    print(f"{kind}:{number} {fault}", flush=True)
                    if keep is not None:
                        keep.mkdir(parents=True, exist_ok=True)
                        for name, content in made(kind, number, seed).files.items():
                            (keep / f"{kind}-{number}-{name}").write_bytes(content)
            if sys.stderr.isatty():
                print(f"\r{kind}: {done}", end="", file=sys.stderr)
    rate = done / max(time.monotonic() - began, 0.001)
    print(
        f"{kind}: {done} cases, seed {seed}, {rate:.0f} a second, {faults.total()} failed"
    )
    for fault, times in faults.most_common():
        print(f"  {times:6} × {fault}, first {kind}:{first[fault]}")
    return faults.total()


def main() -> None:
    """Parse the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--loader", type=int, default=20_000)
    parser.add_argument("--pipeline", type=int, default=2_000)
    parser.add_argument("--commands", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--kinds", help="only these of the commands, as diff,docs")
    parser.add_argument("--case")
    given = parser.parse_args()
    if given.case:
        kind, _, number = given.case.partition(":")
        case = made(kind, int(number), given.seed)
        print(
            *case.arguments,
            *(content[:2_000] for content in case.files.values()),
            sep="\n",
        )
        with tempfile.TemporaryDirectory() as folder, _limited(_SECONDS[kind]):
            tried(kind, case, Path(folder))
        return
    counts = {"loader": given.loader, "pipeline": given.pipeline}
    counts |= dict.fromkeys(
        given.kinds.split(",") if given.kinds else KINDS, given.commands
    )
    failed = sum(
        campaign(kind, count, given.seed, given.jobs, given.keep, given.start)
        for kind, count in counts.items()
    )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
