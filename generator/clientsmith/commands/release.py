"""A release: from what changed to the version, the entry of the changelog, and the tag."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..config import Config
from ..diff.allowlist import Allowance
from ..diff.bump import Bump
from ..diff.changelog import changelog
from ..diff.lifecycle import Policy
from ..diff.report import Report
from ..diff.verdict import VERSION, Verdict
from ..output import write_file
from ..spec.source_map import Location
from ..text.binary import from_bytes
from ..text.escaping import inline
from .compare import Comparison, Scope, compare_documents
from .revisions import run_git

_VERSION = re.compile(r"(v?)(\d{1,99})\.(\d{1,99})\.(\d{1,99})(?:[-+.].*)?", re.DOTALL)
_HEADING = re.compile(r"^## ", re.MULTILINE)
_UNRELEASED = re.compile(r"^## \[?Unreleased\]?[^\n]*\n", re.MULTILINE | re.IGNORECASE)
_TABLE = re.compile(r"^\[(?:[\w.]+\.)?distribution\][^\n]*", re.MULTILINE)
_HEAD = "# Changelog\n\n"


@dataclass(frozen=True, slots=True)
class Release:
    """What a release would be."""

    comparison: Comparison
    report: Report
    bump: Bump

    @property
    def verdict(self) -> Verdict:
        """The part of the version that the changes ask for."""
        return self.report.verdict

    @property
    def version(self) -> str:
        """The version to publish."""
        return self.bump.version

    def entry(self, day: str, report: str = "") -> str:
        """The entry of the changelog."""
        return changelog(self.report, self.version, day, report)

    def tag_text(self, day: str) -> str:
        """The message of an annotated tag: the entry without Markdown's headings."""
        entry = changelog(self.report, self.version, day, has_samples=False)
        body = entry.partition("\n")[2].strip()
        return f"{inline(self.version)}\n\n{re.sub(r'^#+ ', '', body, flags=re.MULTILINE)}\n"


def plan_release(
    old: str,
    new: str,
    config: Config | None,
    reading: Config | None = None,
    allow_list: Sequence[Allowance] = (),
    today: date | None = None,
) -> Release | Comparison:
    """What a release of the document `new` after `old` is; the comparison alone where a
    document cannot be used."""
    result = compare_documents(
        old,
        new,
        Scope(
            Policy(today=today) if today else Policy(),
            allow_list,
            both_ways=True,
        ),
        config=config,
        reading=reading,
    )
    if result.report is None or result.report.bump is None:
        return result
    return Release(result, result.report, result.report.bump)


def insert_entry(text: str, entry: str) -> str:
    """A changelog with an entry above the last release, below what is unreleased."""
    if not text.strip():
        return f"{_HEAD}{entry}"
    start = 0
    unreleased = _UNRELEASED.search(text)
    if unreleased:
        start = unreleased.end()
    found = _HEADING.search(text, start)
    at = found.start() if found else len(text)
    above = text[:at].rstrip("\n")
    below = text[at:]
    return f"{above}\n\n{entry}" + (f"\n{below}" if below else "")


def replace_version(text: str, old: str, new: str) -> str | None:
    """The text of a configuration with another version of the distribution, which gets one if
    it has none; None where it does not stand there in so many words."""
    pattern = re.compile(
        r"(?P<head>^\[[\w.]*distribution\][^\[]*?^\s*version\s*=\s*|"
        r"distribution\s*=\s*\{[^}]*?version\s*=\s*)"
        rf"(?P<quote>[\"']){re.escape(old)}(?P=quote)",
        re.MULTILINE | re.DOTALL,
    )
    made, count = pattern.subn(
        lambda found: f"{found['head']}{found['quote']}{new}{found['quote']}", text
    )
    return made if count == 1 else None


def add_version(text: str, new: str) -> str | None:
    """The text of a configuration with a version in its table of the distribution; None where
    there is no such table, or several."""
    made, count = _TABLE.subn(lambda found: f'{found[0]}\nversion = "{new}"', text)
    return made if count == 1 else None


def write_version(plan: Release) -> str | None:
    """Write the version to publish where the declared one stands: in the configuration, or else
    in the document. Returns the name of the file; None where it is nowhere in so many words.
    """
    config = plan.comparison.configs[1]
    if config and config.file and _is_own(config.file):
        text = config.file.read_text("utf-8")
        if config.distribution.version:
            made = replace_version(text, plan.bump.declared, plan.version)
        else:
            made = add_version(text, plan.version)
        if made is not None:
            write_file(config.file, made)
            return config.file.name
        if config.distribution.version:
            return None
    sources = plan.comparison.new.sources
    place = sources.locate(VERSION) if sources else None
    if place is None or not _is_own(Path(place.file)):
        return None
    text = from_bytes(Path(place.file).read_bytes())
    made = replace_at(text, place, plan.bump.declared, plan.version)
    if made is None:
        return None
    write_file(Path(place.file).absolute(), made)
    return place.file


def _is_own(path: Path) -> bool:
    """Whether a file may be replaced: what a link leads to would come into the repository."""
    return path.is_file() and not path.is_symlink()


def replace_at(text: str, place: Location, old: str, new: str) -> str | None:
    """The text of a document with another version at the place of its member; None where it
    does not stand there in so many words. What looks alike elsewhere stays as it is."""
    lines = text.split("\n")
    if place.line > len(lines):
        return None
    line = lines[place.line - 1]
    start = place.column - 1 + line.startswith("\ufeff")
    member = re.compile(
        rf"([\"']?version[\"']?\s*:\s*[\"']?){re.escape(old)}(?![\w.+-])"
    )
    found = member.match(line, start)
    if found is None:
        return None
    lines[place.line - 1] = f"{line[:start]}{found[1]}{new}{line[found.end() :]}"
    return "\n".join(lines)


def find_last_tag() -> str | None:
    """The nearest tag before the current commit; None where there is none."""
    shown = run_git("describe", "--tags", "--abbrev=0")
    tag = shown.decode("utf-8", "replace").strip() if isinstance(shown, bytes) else ""
    return tag or None
