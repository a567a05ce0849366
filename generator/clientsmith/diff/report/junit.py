"""The report as JUnit XML, for test dashboards."""

from __future__ import annotations

from ...text.escaping import xml
from ..findings import Level
from .group import Group
from .summary import Report
from .wording import count_off


def as_junit(report: Report) -> str:
    """A test case a change: errors and warnings fail, notes pass."""
    failures = report.count(Level.ERROR) + report.count(Level.WARNING)
    cases = [_case(report, group) for group in report.groups]
    if not cases:
        cases = ['    <testcase name="no changes" classname="clientsmith.diff"/>']
    total = max(len(report.groups), 1)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="clientsmith diff" tests="{total}" failures="{failures}">',
            f'  <testsuite name="{xml(report.new_name)}" tests="{total}" failures="{failures}"'
            ' errors="0" skipped="0">',
            *cases,
            "  </testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _case(report: Report, group: Group) -> str:
    finding = group.finding
    place = report.new_place(finding)
    where = count_off(group.operations, 1) or "document"
    name = f"{where}: {finding.rule}"
    head = (
        f'    <testcase name="{xml(name)}" classname="clientsmith.diff"'
        f' file="{xml(place.file)}" line="{place.line}"'
    )
    said = xml(finding.message)
    if finding.level is Level.INFO:
        return f"{head}>\n      <system-out>{said}</system-out>\n    </testcase>"
    hint = f"\n{xml(finding.hint)}" if finding.hint else ""
    places = f"{xml(str(place))}, was {xml(str(report.old_place(finding)))}"
    return (
        f'{head}>\n      <failure type="{finding.level}" message="{said}">'
        f"{said}\n{places}{hint}</failure>\n    </testcase>"
    )
