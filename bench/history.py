"""Replays the histories of vendors' documents with the name lock carried on, and counts what
was renamed though its own part of the document is still there.

Usage: python bench/history.py [--revisions N] [--report FILE] TITLE=CHECKOUT:DOCUMENT…

A checkout is a git repository with its history; of the revisions that changed the document,
N (10) are read, spread evenly. What is left out of the arguments is left out of the report;
without any the run is skipped. Exit status 1 where something was renamed, or where an entry has
more than 120 lines.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from clientsmith import names
from clientsmith.build import build
from clientsmith.commands.compare import compare_documents
from clientsmith.commands.front_end import begin
from clientsmith.config import for_spec
from clientsmith.diff.changelog import LONGEST, changelog
from clientsmith.model import ir
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import parse

MONTHS = timedelta(days=92)
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
NUMBER = re.compile(r"/(?:oneOf|anyOf|allOf|prefixItems)/\d+(?:/|$)")


@dataclass(frozen=True, slots=True)
class Version:
    """What a revision names, by what it stands for; `places` are all that can be named."""

    calls: Mapping[str, str]
    classes: Mapping[str, str]
    lock: str


@dataclass(slots=True)
class Replay:
    """What became of one document's names."""

    title: str
    revisions: list[str] = field(default_factory=list)
    calls: int = 0
    classes: int = 0
    kept: int = 0
    renamed: list[str] = field(default_factory=list)
    unread: int = 0
    lines: int = 0
    changes: int = 0
    since: str = ""
    seconds: float = 0.0


def revisions(checkout: Path, document: str, count: int) -> list[str]:
    """The commits, oldest first."""
    said = git(
        checkout, "log", "--reverse", "--diff-filter=AM", "--format=%H", "--", document
    ).decode()
    every = said.split()
    if len(every) <= count:
        return every
    return [every[round(at * (len(every) - 1) / (count - 1))] for at in range(count)]


def git(checkout: Path, *arguments: str) -> bytes:
    """What git prints."""
    command = ["git", "-C", str(checkout), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def version(spec: Path, lock: str) -> Version | None:
    """The names that a document gets; None where it cannot be read."""
    config = for_spec(spec)
    front = begin(config, lambda step: None).front
    diagnostics = Diagnostics()
    openapi = parse.read(front.tree, diagnostics) if front else None
    if front is None or openapi is None:
        return None
    held = names.read_lock(lock) if lock else None
    api = build(openapi, front.tree, diagnostics, apart=held.types if held else ())
    decided = names.decide(api, config, diagnostics, held)
    return Version(
        dict(_calls(api, decided)), dict(_classes(api, decided)), decided.to_lock()
    )


def _calls(api: ir.Api, decided: names.Names) -> Iterator[tuple[str, str]]:
    for operation in api.operations:
        path = (*decided.resource(operation.id), decided.method(operation.id))
        yield PLACEHOLDER.sub("{}", operation.id), ".".join(path)


def _classes(api: ir.Api, decided: names.Names) -> Iterator[tuple[str, str]]:
    """The classes by the places of their schemas. A number among the options of a union is
    no part of a document that could stay."""
    for id_ in (*api.declarations, *api.twins):
        if not NUMBER.search(id_):
            yield PLACEHOLDER.sub("{}", id_), decided.type(api.twins.get(id_, id_))


def replay(title: str, checkout: Path, document: str, count: int) -> Replay:
    """Name each revision with the lock of the one before."""
    found = Replay(title)
    start = time.process_time()
    before: Version | None = None
    for commit in revisions(checkout, document, count):
        with tempfile.TemporaryDirectory() as place:
            there = unpack(checkout, commit, document, Path(place))
            now = version(there, before.lock if before else "") if there else None
        if now is None:
            found.unread += 1
            continue
        found.revisions.append(commit)
        if before is not None:
            _compare(found, before, now, commit)
        before = now
    if before is not None:
        found.calls, found.classes = len(before.calls), len(before.classes)
    found.seconds = time.process_time() - start
    return found


def unpack(checkout: Path, commit: str, document: str, place: Path) -> Path | None:
    """The document as of a revision, with the files beside it; None where it is not there, or
    left out of the checkout."""
    try:
        archive = git(checkout, "archive", commit, str(PurePosixPath(document).parent))
    except subprocess.CalledProcessError:
        return None
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(place, filter="data")
    return place / document


def publish(found: Replay, checkout: Path, document: str) -> None:
    """Count the lines of the entry for three months."""
    last = git(checkout, "log", "-1", "--format=%cs", "--", document).decode().strip()
    day = date.fromisoformat(last) - MONTHS
    said = git(checkout, "log", "-1", f"--until={day}", "--format=%H %cs", "--", document)
    if not said.strip():
        return
    commit, found.since = said.decode().split()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        old = unpack(checkout, commit, document, Path(one))
        new = unpack(checkout, "HEAD", document, Path(other))
        result = compare_documents(str(old), str(new)) if old and new else None
    if result and result.report:
        found.changes = len(result.report.groups)
        text = changelog(result.report, link="https://example.com/report")
        found.lines = len(text.splitlines())


def _compare(found: Replay, before: Version, now: Version, commit: str) -> None:
    pairs = ((before.calls, now.calls), (before.classes, now.classes))
    classes = set(now.classes.values())
    for old, new in pairs:
        for place, name in old.items():
            if place not in new:
                continue
            if new[place] == name or (old is before.classes and name in classes):
                # Of equal schemas that part, one keeps the class, which callers still find.
                found.kept += 1
            else:
                found.renamed.append(f"{commit[:8]} {place}: {name} to {new[place]}")


def report(replays: list[Replay]) -> str:
    """The result as Markdown."""
    published = [
        f"| {found.title} | {found.since} | {found.changes} | {found.lines} |"
        for found in replays
        if found.since
    ]
    rows = [
        f"| {found.title} | {len(found.revisions)} | {found.calls} | {found.classes} |"
        f" {found.kept} | {len(found.renamed)} | {found.seconds:.0f} |"
        for found in replays
    ]
    lines = [line for found in replays for line in found.renamed[:50]]
    return "\n".join(
        [
            "# Names over the histories of documents",
            "",
            "Each document was named at revisions spread over its history, each with the name",
            "lock of the one before. *Kept* and *renamed* count the names of methods and classes",
            "whose part of the document is still there; the goal is that none is renamed.",
            "",
            "The seconds are those of a processor.",
            "",
            "| document | revisions | methods | classes | kept | renamed | s |",
            "|---|---:|---:|---:|---:|---:|---:|",
            *rows,
            "",
            "## Changelogs of three months",
            "",
            "The newest revision compared with the last one of three months before, as a",
            f"release: the entry has {LONGEST} lines at most, and links to the full report.",
            "",
            "| document | since | changes | lines of the entry |",
            "|---|---|---:|---:|",
            *published,
            "",
            *(
                ["## Renamed", "", *(f"- `{line}`" for line in lines), ""]
                if lines
                else []
            ),
        ]
    )


def main() -> int:
    """Replay what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="*", metavar="TITLE=CHECKOUT:DOCUMENT")
    parser.add_argument("--revisions", type=int, default=10)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    replays = []
    for document in options.documents:
        title, _, place = document.partition("=")
        checkout, _, path = place.rpartition(":")
        if not Path(checkout).is_dir():
            print(
                f"history: skipped {document}: there is no such checkout",
                file=sys.stderr,
            )
            continue
        replays.append(replay(title, Path(checkout), path, options.revisions))
        publish(replays[-1], Path(checkout), path)
        print(report(replays[-1:]), file=sys.stderr)
    if not replays:
        print("history: skipped, since no checkout was named", file=sys.stderr)
        return 0
    text = report(replays)
    if options.report:
        options.report.write_text(text)
    else:
        print(text)
    return int(any(found.renamed or found.lines > LONGEST for found in replays))


if __name__ == "__main__":
    sys.exit(main())
