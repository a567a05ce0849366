"""Diagnostics in the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from ..codes import CODES
from ..diagnostics import Severity
from ..formats.entry import Entry, Level, Member, Place
from ..formats.junit import junit
from ..formats.sarif import sarif
from ..formats.workflow import annotation
from .finding import Finding

_TOOL = "clientsmith"
_LEVELS: dict[Severity, Level] = {
    Severity.ERROR: "error",
    Severity.UNSUPPORTED: "warning",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_FAILING = (Severity.ERROR, Severity.UNSUPPORTED)


def as_sarif(findings: Iterable[Finding]) -> str:
    """For code scanning."""
    return sarif({"name": _TOOL}, map(_entry, findings), _rules())


def as_junit(findings: Iterable[Finding]) -> str:
    """For test dashboards: what makes the command fail fails."""
    return junit(_TOOL, _TOOL, map(_entry, findings), "up to date")


def as_annotations(findings: Iterable[Finding]) -> str:
    """For a GitHub workflow."""
    return "".join(annotation(_entry(finding)) for finding in findings)


@cache
def _rules() -> dict[str, dict[str, Any]]:
    return {
        code: {
            "shortDescription": {"text": explained.title},
            "fullDescription": {"text": explained.text},
        }
        for code, explained in CODES.items()
    }


def _entry(finding: Finding) -> Entry:
    item = finding.diagnostic
    shown = str(finding.place) if finding.place else item.at
    members = (Member(item.at),) if item.at else ()
    return Entry(
        code=item.code,
        level=_LEVELS[item.severity],
        fails=item.severity in _FAILING,
        label=item.severity,
        title=f"{item.code}: {shown}",
        text=item.message,
        whole=item.whole,
        details=tuple(filter(None, (shown, item.hint))),
        place=Place(finding.place, members) if finding.place else None,
    )
