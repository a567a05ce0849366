"""Changes in the formats of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...report.formats.entry import Entry, Level, Member, Place
from ...report.formats.junit import junit
from ...report.formats.sarif import sarif
from ...report.formats.workflow import annotation, notice
from ...spec.source_map import Location, Pointer
from ...version import VERSION
from .. import findings
from ..rules import RULES
from .group import Group
from .summary import Report
from .wording import count_off

ANNOTATIONS = 10
"""GitHub shows so many annotations of a level a step; the worst come first."""
RESULTS = 5000
"""Code scanning shows no more results of a run; the worst come first."""

_TOOL = "clientsmith diff"
_OPERATIONS = 10
_LEVELS: dict[findings.Level, Level] = {
    findings.Level.ERROR: "error",
    findings.Level.WARNING: "warning",
    findings.Level.INFO: "note",
}
_SLOTS = re.compile(r"`?\{(?:old|new)\}`?")


def as_sarif(report: Report) -> str:
    """For code scanning: one result a change, in the new document, with the old place as
    related location."""
    about = {"verdict": report.verdict.value, "changes": len(report.groups)}
    entries = list(_entries(report))[:RESULTS]
    rules = {entry.code: _rule(entry.code) for entry in entries}
    driver = {"name": _TOOL, "version": VERSION}
    return sarif(driver, entries, rules, properties=about)


def as_junit(report: Report) -> str:
    """For test dashboards: errors and warnings fail, notes pass."""
    return junit(_TOOL, report.new_name, _entries(report), "no changes")


def as_annotations(report: Report) -> str:
    """For a GitHub workflow: one command a change, at its line of the new document."""
    lines = []
    left = 0
    counts = dict.fromkeys(_LEVELS.values(), 0)
    for entry in _entries(report):
        counts[entry.level] += 1
        # The last place of the notices is kept for the summary.
        if counts[entry.level] <= ANNOTATIONS - (entry.level == "note"):
            lines.append(annotation(entry))
        else:
            left += 1
    more = f"; {left} more are not shown here" if left else ""
    lines.append(notice(_TOOL, f"{report.tally}{more}: {report.verdict} version"))
    return "".join(lines)


def _rule(name: str) -> dict[str, Any]:
    rule = RULES[name]
    return {
        "shortDescription": {"text": f"{rule.area}: {_SLOTS.sub('…', rule.text)}"},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {
            "kind": rule.kind,
            "action": rule.action,
            "direction": rule.direction.value,
        },
    }


def _entries(report: Report) -> Iterator[Entry]:
    for group in report.groups:
        finding = group.finding
        new, old = report.new_place(finding), report.old_place(finding)
        where = count_off(group.operations, 1)
        hint = f" ({finding.hint})" if finding.hint else ""
        yield Entry(
            code=finding.rule,
            level=_LEVELS[finding.level],
            fails=finding.level is not findings.Level.INFO,
            label=finding.level,
            title=f"{where or 'document'}: {finding.rule}",
            text=finding.message,
            whole=finding.message + hint,
            details=tuple(filter(None, (f"{new}, was {old}", finding.hint))),
            subject=where,
            place=_place(new, finding.pointer_new, group),
            earlier=_place(old, finding.pointer_old, group),
            fingerprint=finding.fingerprint,
        )


def _place(location: Location, pointer: Pointer, group: Group) -> Place:
    operations = group.operations[:_OPERATIONS]
    functions = (Member(name, "function") for name in operations)
    return Place(location, (Member(pointer or "/", "member"), *functions))
