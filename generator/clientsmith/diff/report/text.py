"""The report for a terminal."""

from __future__ import annotations

from itertools import islice

from ...spec.source_map import Location
from ...text.escaping import visible
from .group import Group
from .summary import Report

_MOST = 1000
_OPERATIONS = 3


def as_text(report: Report) -> str:
    """A paragraph a change, worst first, and a last line with the verdict."""
    groups = report.groups
    lines: list[str] = []
    for group in islice(groups, _MOST):
        lines += _paragraph(report, group)
    if len(groups) > _MOST:
        lines += [
            f"… and {len(groups) - _MOST} more changes; --format json lists all of them",
            "",
        ]
    allowed = f", {report.allowed} allowed" if report.allowed else ""
    lines.append(f"{report.tally}{allowed}: {report.verdict} version")
    return "\n".join(lines) + "\n"


def _paragraph(report: Report, group: Group) -> list[str]:
    finding = group.finding
    old, new = report.old_place(finding), report.new_place(finding)
    more = len(group.operations) - _OPERATIONS
    most = _OPERATIONS if more > 1 else None
    where = visible(", ".join(group.operations[:most]))
    if most:
        where += f", and {more} more operations"
    lines = [f"{finding.level}[{finding.rule}]: {visible(finding.message)}"]
    if where:
        lines.append(f"  in {where}")
    lines.append(f"  {_shown(new)} (was {_shown(old)})")
    if finding.hint:
        lines.append(f"  {visible(finding.hint)}")
    return [*lines, ""]


def _shown(place: Location) -> str:
    return visible(str(place))
