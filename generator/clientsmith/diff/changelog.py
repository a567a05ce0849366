"""The changes as an entry of a changelog (keepachangelog.com)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..markup import inline
from .findings import Finding, Level
from .messages import quote
from .rules import RULES
from .samples import MOST, fenced
from .verdict import VERSION

SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Security")
_ACTIONS = {"add": "Added", "remove": "Removed"}
_MOST = 3


def section(finding: Finding) -> str:
    """The heading under which a change belongs."""
    rule = RULES.get(finding.rule)
    if rule is None:
        return "Changed"
    if rule.area == "security":
        return "Security"
    if rule.kind == "lifecycle":
        return "Deprecated" if rule.family.endswith("-deprecated") else "Changed"
    if rule.kind in ("existence", "values"):
        return _ACTIONS.get(rule.action, "Changed")
    return "Changed"


def changelog(findings: Iterable[Finding], version: str = "", day: str = "") -> str:
    """A Keep a Changelog entry in Markdown: breaking changes first in each section.

    Without a version the entry is `Unreleased`. Equal changes of several operations are
    one line. Below the first breaking changes for callers stands code that they break.
    """
    lines: dict[str, dict[tuple[int, str], list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    samples: dict[str, str] = {}
    for finding in findings:
        if finding.pointer_new == VERSION:
            continue  # what the version should be is no change
        text = inline(finding.message)
        if finding.level is Level.ERROR:
            text = f"**Breaking:** {text}"
            if finding.witness and len(samples) < MOST:
                samples.setdefault(text, finding.witness)
        places = lines[section(finding)][finding.level.rank, text]
        if finding.where and finding.where not in places:
            places.append(finding.where)
    head = f"## [{inline(version)}]" if version else "## [Unreleased]"
    out = [f"{head} - {day}" if version and day else head]
    for title in SECTIONS:
        if title in lines:
            out += ["", f"### {title}", ""]
            entries = lines[title]
            for key in sorted(entries):
                out.append(f"- {key[1]}{_places(entries[key])}")
                if key[1] in samples:
                    code = fenced(samples[key[1]], "  ")
                    out += ["", "  This worked, and does not any more:", "", *code, ""]
    if len(out) == 1:
        out += ["", "Nothing changed for callers."]
    return "\n".join(out).rstrip("\n") + "\n"


def _places(places: list[str]) -> str:
    if not places:
        return ""
    names = ", ".join(inline(quote(place)) for place in places[:_MOST])
    more = len(places) - _MOST
    return f" ({names}, and {more} more)" if more > 0 else f" ({names})"
