"""A release: from what changed to the version, the entry of the changelog, and the tag."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..config import Config
from ..diff.changelog import changelog
from ..diff.report import Report
from ..diff.verdict import VERSION, Verdict
from ..output import write_file
from ..text.escaping import visible
from .compare import Comparison, compare_documents
from .revisions import run_git

_VERSION = re.compile(r"(v?)(\d{1,99})\.(\d{1,99})\.(\d{1,99})(?:[-+.].*)?", re.DOTALL)
_HEADING = re.compile(r"^## ", re.MULTILINE)
_UNRELEASED = re.compile(r"^## \[?Unreleased\]?[^\n]*\n", re.MULTILINE | re.IGNORECASE)
_TABLE = re.compile(r"^\[(?:[\w.]+\.)?distribution\][^\n]*", re.MULTILINE)
_HEAD = "# Changelog\n\n"


@dataclass(frozen=True, slots=True)
class Release:
    """What a release would be. `declared` is the version that is written down now, `needed`
    the lowest that the changes ask for; empty where the released one is no semantic
    version."""

    comparison: Comparison
    report: Report
    released: str
    declared: str
    needed: str

    @property
    def verdict(self) -> Verdict:
        """The part of the version that the changes ask for."""
        return self.report.verdict

    @property
    def is_sufficient(self) -> bool:
        """Whether the declared version says at least what the changes ask for."""
        declared, needed = _numbers(self.declared), _numbers(self.needed)
        return declared is None or needed is None or declared >= needed

    @property
    def version(self) -> str:
        """The version to publish: what is declared if that suffices and is new."""
        raised = self.declared != self.released and self.is_sufficient
        return self.declared if raised else self.needed or self.declared

    def entry(self, day: str, report: str = "") -> str:
        """The entry of the changelog."""
        return changelog(self.report.findings, self.version, day, report)

    def tag_text(self, day: str) -> str:
        """The message of an annotated tag: the entry without Markdown's headings."""
        body = self.entry(day).partition("\n")[2].strip()
        body = re.sub(r"<details>.*?</details>\n*", "", body, flags=re.DOTALL)
        version = visible(self.version)
        return f"{version}\n\n{re.sub(r'^#+ ', '', body, flags=re.MULTILINE)}\n"


def plan_release(
    old: str, new: str, config: Config | None, reading: Config | None = None
) -> Release | Comparison:
    """What a release of the document `new` after `old` is; the comparison alone where a
    document cannot be used."""
    result = compare_documents(old, new, config=config, reading=reading)
    if result.report is None:
        return result
    released = _declared(result.configs[0], result.versions[0])
    declared = _declared(result.configs[1], result.versions[1])
    needed = released
    if result.report.findings:  # what did not change needs no other version
        needed = raise_version(released, result.report.verdict)
    return Release(result, result.report, released, declared, needed)


def _declared(config: Config | None, version: str) -> str:
    return (config.distribution.version if config else None) or version


def raise_version(version: str, verdict: Verdict) -> str:
    """The next version (semver.org, items 4, 6 to 8): below 1.0.0 what breaks raises the
    minor part. Empty where the version is no semantic one."""
    numbers = _numbers(version)
    if numbers is None:
        return ""
    major, minor, patch = numbers
    if verdict is Verdict.MAJOR and major:
        return f"{major + 1}.0.0"
    if verdict is Verdict.MAJOR or (verdict is Verdict.MINOR and major):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def _numbers(version: str) -> tuple[int, int, int] | None:
    found = _VERSION.fullmatch(version.strip())
    return (int(found[2]), int(found[3]), int(found[4])) if found else None


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
    if config and config.file and config.file.is_file():
        text = config.file.read_text("utf-8")
        if config.distribution.version:
            made = replace_version(text, plan.declared, plan.version)
        else:
            made = add_version(text, plan.version)
        if made is not None:
            write_file(config.file, made)
            return config.file.name
        if config.distribution.version:
            return None
    sources = plan.comparison.new.sources
    place = sources.locate(VERSION) if sources else None
    if place is None or not Path(place.file).is_file():
        return None
    lines = Path(place.file).read_text("utf-8").splitlines(keepends=True)
    line = lines[place.line - 1]
    said = re.compile(
        rf"(version[\"']?\s*:\s*[\"']?){re.escape(plan.declared)}(?![\w.+-])"
    )
    lines[place.line - 1] = said.sub(rf"\g<1>{plan.version}", line, count=1)
    if lines[place.line - 1] == line:
        return None
    write_file(Path(place.file).absolute(), "".join(lines))
    return place.file


def find_last_tag() -> str | None:
    """The nearest tag before the current commit; None where there is none."""
    shown = run_git("describe", "--tags", "--abbrev=0")
    tag = shown.decode("utf-8", "replace").strip() if isinstance(shown, bytes) else ""
    return tag or None
