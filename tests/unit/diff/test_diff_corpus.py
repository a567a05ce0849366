"""Outside documents and outside verdicts, where they are at hand."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from clientsmith import diff
from clientsmith.cli.app import app
from clientsmith.commands.compare import Scope, compare_documents, read_version
from clientsmith.config import load
from clientsmith.diff import RULES, Finding, Level, Policy
from clientsmith.diff.findings import Audience
from clientsmith.diff.verdict import verdict
from clientsmith.report.diagnostics import Diagnostics

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
PAIRS = SHARED / "drift" / "oasdiff"
SPECS = SHARED / "specs" / "dev"
LARGEST = 1_500_000

sys.path.append(str(ROOT / "bench"))


def small_specs() -> list[Path]:
    files = (
        [path for path in SPECS.glob("*.*") if path.is_file()] if SPECS.is_dir() else []
    )
    return sorted(path for path in files if path.stat().st_size < LARGEST)


@pytest.mark.skipif(
    not SPECS.is_dir(), reason="the specs next to the repository are not there"
)
def test_a_document_compared_with_itself_is_silent() -> None:
    for path in small_specs():
        first, second = read_version(str(path)), read_version(str(path))
        assert first.tree is not None and second.tree is not None, path
        assert diff.compare(first.tree, second.tree) == (), path


@pytest.mark.skipif(not PAIRS.is_dir(), reason="oasdiff's pairs are not there")
def test_verdicts_of_oasdiff() -> None:
    import drift_oracle

    tally = drift_oracle.run(PAIRS)
    assert not tally.unusable
    assert not tally.unexplained
    assert tally.recall >= drift_oracle.PROMISED
    assert not drift_oracle.unmapped(PAIRS)


def key(item: Finding, *, mirrored: bool) -> tuple[str, ...]:
    rule = RULES[item.rule]
    places = (item.pointer_old, item.pointer_new)
    operation = (item.operation, item.path.replace("{", "").partition("}")[0])
    if mirrored:
        return (rule.mirror, *reversed(places), operation[0])
    return (rule.family, *places, operation[0])


FAULTY = {
    "oas0012": "a path parameter that the path has no place for, and another name there"
}


@pytest.mark.skipif(not PAIRS.is_dir(), reason="oasdiff's pairs are not there")
def test_backwards_is_the_mirror() -> None:
    compared = 0
    for base in sorted((PAIRS / "pairs").glob("*.base.json")):
        name = base.name.partition(".")[0]
        old, new = (
            read_version(str(path)).tree
            for path in (base, base.with_name(f"{name}.rev.json"))
        )
        assert old is not None and new is not None
        policy = Policy(stability="draft")
        there = [
            f
            for f in diff.compare(old, new, policy)
            if RULES[f.rule].kind != "lifecycle" and RULES[f.rule].mirror
        ]
        back = [
            f
            for f in diff.compare(new, old, policy)
            if RULES[f.rule].kind != "lifecycle" and RULES[f.rule].mirror
        ]
        expected = Counter(key(item, mirrored=True) for item in there)
        compared += len(there)
        if name not in FAULTY:
            assert Counter(key(item, mirrored=False) for item in back) == expected, name
    assert compared > 900


CASES = SHARED / "cases" / "drift"
LEVELS = ("no finding", "info", "warning", "error")


@pytest.mark.skipif(
    not CASES.is_dir(), reason="the judged pairs next to the repository are not there"
)
def test_pairs_that_others_judged() -> None:
    """Each row: the worst level on the wire, or `no error` for any but that."""
    lines = (CASES / "EXPECTED.tsv").read_text("utf-8").splitlines()[1:]
    for name, wire, *_ in (line.split("\t") for line in lines):
        sides = (str(CASES / f"{name}.{side}.yaml") for side in ("old", "new"))
        compared = compare_documents(*sides, Scope(audiences={Audience.WIRE}))
        assert compared.report is not None, name
        found = [
            str(item.level)
            for item in compared.report.findings
            if item.rule != "version-not-bumped"
        ]
        worst = max(found, key=LEVELS.index, default=LEVELS[0])
        if wire == "no error":
            assert worst != "error", name
        elif wire != "-":
            assert worst == wire, name


def read_expected() -> list[tuple[str, str]]:
    """The names of judged pairs with what they are to callers."""
    if not CASES.is_dir():
        return []
    lines = (CASES / "EXPECTED.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [(row[0], row[2]) for row in rows if row[2] in ("none", "major")]


@pytest.mark.parametrize(("name", "expected"), read_expected())
def test_callers_of_pairs_that_others_judged(name: str, expected: str) -> None:
    sides = (str(CASES / f"{name}.{side}.yaml") for side in ("old", "new"))
    report = compare_documents(*sides, Scope(audiences={Audience.SOURCE})).report
    assert report is not None
    found = [each for each in report.findings if each.audience is Audience.SOURCE]
    assert (verdict(found).value if found else "none") == expected


def break_callers(folder: Path, old: Path, new: str) -> list[str]:
    """What breaks callers where the names of the old document are locked."""
    (folder / "clientsmith.toml").write_text(f'spec = "{old.name}"\npackage = "zoo"\n')
    shutil.copy(old, folder)
    (folder / "new.yaml").write_text(new)
    config = ["--config", str(folder / "clientsmith.toml")]
    output = ["--output", str(folder / "client")]
    done = CliRunner().invoke(app, ["generate", "-q", *config, *output])
    assert done.exit_code == 0, done.output
    (loaded,) = load(folder / "clientsmith.toml", Diagnostics()) or ()
    sides = (str(folder / name) for name in (old.name, "new.yaml"))
    report = compare_documents(
        *sides, Scope(audiences={Audience.SOURCE}), config=loaded
    ).report
    assert report is not None
    return [each.message for each in report.findings if each.level is Level.ERROR]


@pytest.mark.skipif(
    not CASES.is_dir(), reason="the judged pairs next to the repository are not there"
)
def test_the_lock_keeps_names_of_pairs_that_others_judged(tmp_path: Path) -> None:
    for name, gone in (
        ("case_30_inline_twin", ()),
        ("case_31_twin_removed", ("cats", "Cat")),
    ):
        folder = tmp_path / name
        folder.mkdir()
        new = (CASES / f"{name}.new.yaml").read_text("utf-8")
        told = break_callers(folder, CASES / f"{name}.old.yaml", new)
        assert all(any(each in message for each in gone) for message in told), told
        assert bool(told) == bool(gone)
    locked = CASES / "lock_placeholder_renamed" / "openapi.yaml"
    shutil.copy(locked.parent / "openapi.names.lock", tmp_path)
    text = locked.read_text("utf-8")
    new = text.replace("{id}", "{pet_id}").replace("name: id,", "name: pet_id,")
    assert not break_callers(tmp_path, locked, new)
