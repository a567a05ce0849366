"""Measures how much of real SDKs `clientsmith adopt` finds, and how much its successor keeps.

Usage: python bench/adoption.py SDKS [--specs DIR]... [--report FILE] [--tests REPORT...]

SDKS is a folder with wheels or sdists, as `pip download --no-deps` leaves them; a row is made for
each SDK of the table below that is there, the others are skipped. Documents are looked for in
the folders of --specs. Found: functions with a
request, by a search in the text that knows nothing of the reader, that the reader found as calls. Kept: call paths of the SDK, of those
that the document has, that the generated client has too, and with every keyword. --tests are reports of `sdk_tests.py`.
"""

# ruff: noqa: E501 - rows of a table
from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from clientsmith import config as configuration
from clientsmith.adopt import (
    NAMES,
    OVERLAY,
    Modules,
    judge_calls,
    make_successor,
    open_sources,
    read_sdk,
)
from clientsmith.adopt.sources import Sources
from clientsmith.adopt.values import Sdk
from clientsmith.commands.front_end import uncollected
from clientsmith.config import for_spec
from clientsmith.report.diagnostics import Diagnostics

SDKS = {
    "onebusaway": "onebusaway.yml",
    "lithic": "lithic.yml",
    "openai": "openai.yaml",
    "cohere": "cohere.yaml",
    "elevenlabs": "",
    "mistralai": "mistral.yaml",
    "apache_airflow_client": "airflow-v2.yaml",
    "ory_client": "ory.yaml",
    "together": "together.yaml",
}
"""The start of a file's name, and the document beside which it is measured."""

SITES = {
    "stainless": r"self\._(?:get|post|put|patch|delete|get_api_list)\(|self\.get\(\s*[\"f]",
    "fern": r"httpx_client\.(?:request|stream)\(",
    "speakeasy": r"self\._build_request\(|self\.build_request\(",
    "openapi-generator": r"\.param_serialize\(",
    "openapi-python-client": r"[\"']method[\"']: ",
}
"""Where requests are made, as text: counted apart from the reader, which is judged by it."""


def main() -> None:
    """Measure what is there and print or write the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("sdks", type=Path)
    options.add_argument("--specs", type=Path, action="append", default=[])
    options.add_argument("--report", type=Path)
    options.add_argument("--tests", type=Path, nargs="*", default=[])
    given = options.parse_args()
    rows = [row for name in SDKS for row in _measured(name, given.sdks, given.specs)]
    if not rows:
        sys.exit(f"none of the SDKs is in {given.sdks}: {', '.join(SDKS)}")
    tested = [row for report in given.tests for row in _tested(report)]
    text = "\n".join((*_HEAD, *rows, *(_TESTS if tested else ()), *tested)) + "\n"
    if given.report:
        given.report.write_text(text, encoding="utf-8")
    print(text, end="")


_HEAD = (
    "# Adopting real SDKs",
    "",
    "Made by `python bench/adoption.py`. *Sites*: functions with a request that a search in the text",
    "finds, and of them those that `adopt` found as calls. *Matched*: operations of the document",
    "with exactly one call. *Call paths*: of the SDK's call paths that the document has, those that the",
    "client generated from the written configuration, unedited, has. *Keywords*: of these, those that",
    "take every keyword of the old call. *Read*: seconds of `clientsmith adopt SDK`, as a process.",
    "Differences between the release of the SDK and the document are not faults of either, but count",
    "against *Keywords*. The document's operations include those that only the SDK has, which",
    "`adopted.overlay.yaml` describes.",
    "",
    "| SDK | maker | sites | found | document's operations | matched | call paths | keywords | read |",
    "|---|---|---|---|---|---|---|---|---|",
)
_TESTS = (
    "",
    "## The SDK's own tests",
    "",
    "Of the tests in `tests/api_resources` that pass with the SDK, those that pass with the successor,",
    "generated from what `clientsmith adopt --write` made, without any edit. *Strict*: the files as they",
    "are; *fair*: with neutral fixtures and a neutral oracle of types. Before there was a `[surface]`,",
    "8 of 8,762 passed (fair, names configured by hand).",
    "",
    "| SDK | tests | strict | fair |",
    "|---|---|---|---|",
)


def _measured(name: str, folder: Path, specs: list[Path]) -> Iterator[str]:
    files = sorted(folder.glob(f"{name}-*.whl")) + sorted(
        folder.glob(f"{name}-*.tar.gz")
    )
    if not files:
        return
    sources = open_sources(str(files[0]))
    modules = Modules(sources)
    sdk = read_sdk(sources, modules)
    sites = _sites(sources, sdk.maker)
    there = {
        (file.replace("raw_", ""), call.path[-1])
        for call in sdk.calls
        for file in [call.place.rpartition(":")[0]]
    }
    found = len(sites & there)
    began = time.perf_counter()
    command = [sys.executable, "-m", "clientsmith", "adopt", str(files[0]), "--names"]
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - began
    cells = [files[0].name.split("-py3")[0].removesuffix(".tar.gz"), sdk.maker]
    cells += [str(len(sites)), f"{found} ({100 * found / max(len(sites), 1):.1f} %)"]
    documents = [place / SDKS[name] for place in specs if SDKS[name]]
    document = next((place for place in documents if place.is_file()), None)
    cells += ["–"] * 4 if document is None else _kept(sdk, modules, document)
    yield f"| {' | '.join(cells)} | {seconds:.1f} s |"


def _sites(sources: Sources, maker: str) -> set[tuple[str, str]]:
    """File and name of each sync function that has a request in its text."""
    found = set()
    for file, text in sources.files.values():
        for part in re.split(r"^(?=[ \t]*(?:async )?def )", text, flags=re.MULTILINE):
            head = re.match(r"\s*def (\w+)", part)
            if head and maker in SITES and re.search(SITES[maker], part):
                name = head[1].removesuffix("_serialize")
                name = name.strip("_") if head[1] != name else name
                if not name.startswith("_"):
                    found.add((file.replace("raw_", ""), name))
    return found


def _kept(sdk: Sdk, modules: Modules, document: Path) -> list[str]:
    """Operations matched, call paths that the successor has, and those with all keywords."""
    with tempfile.TemporaryDirectory() as folder:
        file, spec = Path(folder, "clientsmith.toml"), Path(folder, document.name)
        spec.write_bytes(document.read_bytes())
        made = make_successor(sdk, modules, for_spec(spec), file, Diagnostics())
        if made is None:
            return ["unusable"] + ["–"] * 3
        file.write_text(made.text, encoding="utf-8")
        if made.names is not None:
            Path(folder, NAMES).write_text(made.names, encoding="utf-8")
        if made.overlay:
            Path(folder, OVERLAY).write_text(made.overlay, encoding="utf-8")
        faults = Diagnostics()
        configs = configuration.load(file, faults)
        judged = judge_calls(sdk, configs[0], faults) if configs else None
    if judged is None:
        sys.exit(f"{document.name}: {[item.message for item in faults][:3]}")
    adoption = made.adoption
    known = {call.path for _, call in (*adoption.matched, *adoption.others)}
    known |= {call.path for _, calls in adoption.questions for call in calls}
    listed = [item for item in judged or () if item.call.path in known]
    paths = [item for item in listed if item.verdict != "missing"]
    whole = [item for item in paths if not item.breaks_callers]
    total = len(adoption.matched) + len(adoption.questions)
    return [
        str(total + len(adoption.operations_alone)),
        str(len(adoption.matched)),
        f"{len(paths)} of {len(listed)} ({100 * len(paths) / max(len(listed), 1):.1f} %)",
        f"{len(whole)} of {len(paths)} ({100 * len(whole) / max(len(paths), 1):.1f} %)",
    ]


def _tested(report: Path) -> Iterator[str]:
    """A row for each kind of tests in a report of `sdk_tests.py`."""
    found = json.loads(report.read_text(encoding="utf-8"))
    sdk = found["sdk"]
    for name, row in found["groups"].items():
        cells = [f"{sdk['name']}-{sdk['version']}", name]
        whole = row["baseline"]
        for level in ("strict", "fair"):
            share = 100 * row[level]["passed"] / max(whole, 1)
            cells.append(f"{row[level]['passed']} of {whole} ({share:.1f} %)")
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    with uncollected():
        main()
