"""Findings as JUnit XML, for test dashboards."""

from __future__ import annotations

from collections.abc import Iterable

from ...text.escaping import xml
from ..diagnostics import Severity
from .finding import Finding

_FAILING = (Severity.ERROR, Severity.UNSUPPORTED)


def junit(findings: Iterable[Finding]) -> str:
    """A test case a finding: what makes the command fail fails, the rest passes."""
    findings = list(findings)
    failures = sum(found.diagnostic.severity in _FAILING for found in findings)
    cases = [_case(found) for found in findings]
    if not cases:
        cases = ['    <testcase name="up to date" classname="clientsmith"/>']
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="clientsmith" tests="{len(cases)}" failures="{failures}">',
            f'  <testsuite name="clientsmith" {counts}>',
            *cases,
            "  </testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _case(found: Finding) -> str:
    item = found.diagnostic
    place = str(found.place) if found.place else item.at
    head = (
        f'    <testcase name="{xml(f"{item.code}: {place}")}" classname="clientsmith"'
    )
    if found.place:
        head += f' file="{xml(found.place.file)}" line="{found.place.line or 1}"'
    message = xml(item.message)
    more = "".join(f"\n{xml(text)}" for text in (place, item.hint) if text)
    if item.severity not in _FAILING:
        said = f"<system-out>{item.severity}: {message}{more}</system-out>"
    else:
        said = f'<failure type="{item.severity}" message="{message}">{message}{more}</failure>'
    return f"{head}>\n      {said}\n    </testcase>"
