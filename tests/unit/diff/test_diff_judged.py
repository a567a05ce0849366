"""Pairs that were judged by the sets of values that they allow, before the tool did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clientsmith.commands.compare import Scope, compare_documents
from clientsmith.diff import Finding, Level
from clientsmith.diff.findings import Audience
from further_table import FURTHER
from judged_table import CHANGES
from rewrites_table import REWRITES
from vendor_table import VENDOR

LETTERS = {Level.ERROR: "E", Level.WARNING: "W", Level.INFO: "N"}


def compare(folder: Path, old: Any, new: Any) -> tuple[Finding, ...]:
    """What a release manager is told about the wire."""
    paths = []
    for name, made in (("old", old), ("new", new)):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(made))
        paths.append(str(path))
    compared = compare_documents(paths[0], paths[1], Scope(audiences={Audience.WIRE}))
    assert compared.report is not None, [
        item.message
        for side in (compared.old, compared.new)
        for item in side.diagnostics
    ]
    return tuple(
        item
        for item in compared.report.findings
        if not item.rule.startswith("version-") or item.rule == "version-decreased"
    )


@pytest.mark.parametrize(
    ("change", "old", "new", "levels", "rules"),
    [*CHANGES, *((*row, ()) for row in (*FURTHER, *REWRITES, *VENDOR))],
)
def test_a_change_is_judged_by_what_it_refuses(
    change: str, old: Any, new: Any, levels: str, rules: tuple[str, ...], tmp_path: Path
) -> None:
    there, back = compare(tmp_path, old, new), compare(tmp_path, new, old)
    said = "".join(LETTERS[found[0].level] if found else "-" for found in (there, back))
    told = [f"{item.level} {item.rule}: {item.message}" for item in there + back]
    assert said == levels, told
    assert set(rules) <= {item.rule for item in there}, told
