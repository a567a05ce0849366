"""Counts whose name depends on a sibling: takes one operation at a time out of a document, names
what is left without a lock, and compares the names of the methods with those of the whole.

Usage: python bench/siblings.py [--trials N] [--seed N] [--report FILE] [DOCUMENT …]

Without documents, those of `../shared/specs` are tried that are smaller than `--largest` bytes. Of
each, N operations (40) are taken out, one at a time. Exit status 1 where more than `GOAL` of the
trials changed a name.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from clientsmith import names
from clientsmith.commands.configured import configured_api
from clientsmith.commands.front_end import begin
from clientsmith.config import Config, for_spec
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.spec import parse

SPECS = Path(__file__).resolve().parents[2] / "shared/specs"
VERBS = ("get", "put", "post", "delete", "patch", "head", "options")
GOAL = 0.02


def operations(tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Path and HTTP method of each operation of a document."""
    for path, item in tree.get("paths", {}).items():
        yield from ((path, verb) for verb in VERBS if verb in item)


def calls(tree: dict[str, Any], config: Config) -> dict[str, str]:
    """The call of each operation by the operation; nothing where the document is not read."""
    diagnostics = Diagnostics()
    openapi = parse.read(copy.deepcopy(tree), diagnostics)
    if openapi is None:
        return {}
    api = configured_api(openapi, tree, config, None, diagnostics)
    found = names.decide(api, config, diagnostics)
    return {
        each.id: ".".join((*found.resource(each.id), found.method(each.id)))
        for each in api.operations
    }


def trials(document: Path, count: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """What was taken out, and what changed its name because of it."""
    config = for_spec(document)
    front = begin(config, lambda step: None).front
    tree: dict[str, Any] = dict(front.tree) if front else {}
    whole = calls(tree, config)
    listed = [each for each in operations(tree) if f"{each[1].upper()} {each[0]}" in whole]
    if len(listed) < 2:
        return
    for path, verb in random.Random(seed).sample(listed, min(count, len(listed))):
        item = {key: value for key, value in tree["paths"][path].items() if key != verb}
        fewer = {**tree, "paths": {**tree["paths"], path: item}}
        left = calls(fewer, config)
        changed = [f"{id_}: {left[id_]}, {whole[id_]}" for id_ in left if left[id_] != whole[id_]]
        yield f"{verb.upper()} {path}", changed


def main() -> int:
    """Print each change and how many trials had one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--trials", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--largest", type=int, default=2_000_000)
    options = parser.parse_args()
    documents = options.documents or [
        path
        for path in sorted(SPECS.rglob("*"))
        if path.suffix in (".json", ".yaml", ".yml") and path.stat().st_size < options.largest
    ]
    rows, lines, tried, changed = [], [], 0, 0
    for document in documents:
        found = list(trials(document, options.trials, options.seed))
        other = [
            f"- `{document.name}` without `{gone}`: `{line}`"
            for gone, said in found
            for line in said
        ]
        count = sum(bool(said) for _, said in found)
        tried, changed, lines = tried + len(found), changed + count, lines + other
        rows += [f"| {document.name} | {len(found)} | {count} |"] if found else []
        print("\n".join(other), file=sys.stderr, flush=True)
    text = report(rows, lines, tried, changed)
    print(text)
    if options.report:
        options.report.write_text(text, "utf-8")
    return int(changed > GOAL * tried)


def report(rows: list[str], lines: list[str], tried: int, changed: int) -> str:
    """The measurements as Markdown."""
    share = f"{changed} of {tried} trials ({changed / (tried or 1):.1%})"
    head = [
        "# Names and their siblings",
        "",
        "`make siblings` takes one operation at a time out of a document, names what is left",
        "without a lock, and compares. A trial counts where any other method has another name in",
        "the whole.",
        "[names.md](../docs/names.md#names-that-stay) says why these are left.",
        "",
        f"- {share} changed a name",
        "",
        "| document | trials | changed a name |",
        "|---|---:|---:|",
    ]
    tail = ["", "## Each change: the name without, the name with", "", *lines] if lines else []
    return "\n".join([*head, *rows, *tail]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
