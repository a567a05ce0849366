"""The report for programs."""

from __future__ import annotations

import json

from ...spec.source_map import Location, Pointer
from ..findings import Audience, Level
from ..verdict import verdict
from .group import Group
from .summary import Report

FORMAT = "clientsmith.diff/1"


def as_json(report: Report) -> str:
    """Every change as JSON, with the operations that it shows in, in the order of the report.

    `findings` are those on the wire, `callers` those of code that uses the package.
    """
    document = {
        "format": FORMAT,
        "old": report.old_name,
        "new": report.new_name,
        "verdict": report.verdict.value,
        "verdicts": {
            audience.value: verdict(
                finding for finding in report.findings if finding.audience is audience
            ).value
            for audience in (Audience.WIRE, Audience.SOURCE)
        },
        "counts": {level.value: report.count(level) for level in Level},
        "allowed": report.allowed,
        "findings": [
            _entry(report, group)
            for group in report.groups
            if group.finding.audience is not Audience.SOURCE
        ],
        "callers": [
            _entry(report, group)
            for group in report.groups
            if group.finding.audience is Audience.SOURCE
        ],
    }
    return json.dumps(document, ensure_ascii=True, indent=2, default=str) + "\n"


def _entry(report: Report, group: Group) -> dict[str, object]:
    finding = group.finding
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "audience": finding.audience.value,
        "direction": finding.direction.value,
        "operations": list(group.operations),
        "message": finding.message,
        "hint": finding.hint or None,
        "witness": finding.witness or None,
        "fingerprint": finding.fingerprint,
        "old": _side(finding.pointer_old, report.old_place(finding), finding.old),
        "new": _side(finding.pointer_new, report.new_place(finding), finding.new),
    }


def _side(pointer: Pointer, place: Location, value: object) -> dict[str, object]:
    return {
        "pointer": pointer,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "value": value,
    }
