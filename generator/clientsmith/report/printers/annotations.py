"""Findings as annotations of a GitHub workflow."""

from __future__ import annotations

from collections.abc import Iterable

from ...text.escaping import attribute, data
from ..diagnostics import Severity
from .finding import Finding

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.UNSUPPORTED: "warning",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def github(findings: Iterable[Finding]) -> str:
    """Workflow commands, which GitHub shows as annotations on the lines."""
    lines = []
    for finding in findings:
        item = finding.diagnostic
        fields = []
        if finding.place:
            fields = [
                f"file={attribute(finding.place.file)}",
                f"line={finding.place.line or 1}",
                f"col={finding.place.column or 1}",
            ]
        fields.append(f"title={attribute(item.code)}")
        message = item.whole
        lines.append(
            f"::{_COMMANDS[item.severity]} {','.join(fields)}::{data(message)}\n"
        )
    return "".join(lines)
