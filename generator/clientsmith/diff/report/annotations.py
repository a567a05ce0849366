"""The report as annotations of a GitHub workflow."""

from __future__ import annotations

from ...text.escaping import attribute, data
from ..findings import Level
from .group import Group
from .summary import Report
from .wording import count_off

SHOWN = 10
"""GitHub shows so many annotations of a level a step; the worst come first."""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def as_annotations(report: Report) -> str:
    """One workflow command a change, at its line of the new document."""
    lines = []
    left = 0
    counts = dict.fromkeys(Level, 0)
    for group in report.groups:
        level = group.finding.level
        counts[level] += 1
        # The last place of the notices is kept for the summary.
        if counts[level] <= SHOWN - (level is Level.INFO):
            lines.append(_command(report, group))
        else:
            left += 1
    more = f"; {left} more are not shown here" if left else ""
    summary = f"{report.tally}{more}: {report.verdict} version"
    lines.append(f"::notice title=clientsmith diff::{data(summary)}")
    return "\n".join(lines) + "\n"


def _command(report: Report, group: Group) -> str:
    finding = group.finding
    place = report.new_place(finding)
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "title": finding.rule,
    }
    said = ",".join(f"{key}={attribute(value)}" for key, value in properties.items())
    where = f"{count_off(group.operations, 1)}: " if group.operations else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    return (
        f"::{_COMMANDS[finding.level]} {said}::{data(where + finding.message + hint)}"
    )
