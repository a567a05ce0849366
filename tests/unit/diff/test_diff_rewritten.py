"""Whole documents in other words, which are no change, and with one break, which is one."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from clientsmith.commands.compare import Scope, compare_documents
from clientsmith.diff import Finding, Level
from clientsmith.diff.findings import Audience
from rewriting import BREAKS, REWRITINGS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared" / "specs" / "dev"
LARGEST = 60_000
OURS = (
    "bodies",
    "compositions",
    "enumerations",
    "models",
    "paging",
    "reference",
    "surface",
)


def read_documents() -> dict[str, Any]:
    """Documents of ours, and small ones of others where they are there."""
    files = {name: ROOT / "tests" / "golden" / name / "spec.yaml" for name in OURS}
    if SHARED.is_dir():
        small = (path for path in SHARED.glob("*.*") if path.stat().st_size < LARGEST)
        files |= {path.name: path for path in small if path.is_file()}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found = {
        name: yaml.load(path.read_text("utf-8"), loader)
        for name, path in sorted(files.items())
    }
    return {k: v for k, v in found.items() if "openapi" in v and v.get("paths")}


DOCUMENTS = read_documents()


def compare(folder: Path, old: Any, new: Any) -> tuple[Finding, ...]:
    for name, tree in (("old", old), ("new", new)):
        (folder / f"{name}.json").write_text(json.dumps(tree, default=str))
    paths = (str(folder / f"{name}.json") for name in ("old", "new"))
    report = compare_documents(*paths, Scope(audiences={Audience.WIRE})).report
    assert report is not None
    return tuple(
        each for each in report.findings if not each.rule.startswith("version-")
    )


@pytest.mark.parametrize("name", REWRITINGS)
def test_other_words_break_nobody(name: str, tmp_path: Path) -> None:
    for title, document in DOCUMENTS.items():
        found = compare(tmp_path, *REWRITINGS[name](document))
        told = [each.message for each in found if each.level is not Level.INFO]
        assert not told, title


@pytest.mark.parametrize("name", BREAKS)
def test_one_break_is_found_wherever_it_is(name: str, tmp_path: Path) -> None:
    chance, count = random.Random(15), 0
    for title, document in DOCUMENTS.items():
        broken = copy.deepcopy(document)
        if BREAKS[name](broken, chance):
            found = compare(tmp_path, document, broken)
            assert any(each.level is Level.ERROR for each in found), title
            count += 1
    assert count > 2
