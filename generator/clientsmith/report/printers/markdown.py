"""Findings as a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from ...text.escaping import code, inline
from ..diagnostics import Severity
from .finding import Finding, summary

_ROOM = 64_000
"""GitHub takes no comment longer than 65,536 characters."""

_TITLES = {
    Severity.ERROR: "To be put right",
    Severity.UNSUPPORTED: "Not generated as the document declares it",
    Severity.WARNING: "Faulty, and repaired",
    Severity.INFO: "Decisions",
}
_FINE = "The generated client is what its OpenAPI document gives now."


def markdown(findings: Iterable[Finding]) -> str:
    """A heading with the counts, then a table for each severity; cut, with a count, when long."""
    findings = list(findings)
    if not findings:
        return f"## Generated client: up to date\n\n{_FINE}\n"
    lines = [f"## Generated client: {summary(findings)}", ""]
    length, left = 0, len(findings)
    for severity in Severity:
        rows = [item for item in findings if item.diagnostic.severity is severity]
        if not rows:
            continue
        head = [f"### {_TITLES[severity]} ({len(rows)})", ""]
        head += ["| Where | What | What to do | Code |", "|---|---|---|---|"]
        length += sum(map(len, head))
        lines += head if length <= _ROOM else []
        for row in map(_row, rows):
            length += len(row.encode()) + 1
            if length > _ROOM:
                break
            lines.append(row)
            left -= 1
        lines.append("")
    if left:
        lines.append(
            f"… and {left} more; `clientsmith check` in a terminal lists them."
        )
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(found: Finding) -> str:
    item = found.diagnostic
    where = (
        code(str(found.place).rpartition(":")[0] or found.place.file, cell=True)
        if found.place
        else "—"
    )
    hint = inline(item.hint, cell=True) or "—"
    return f"| {where} | {inline(item.message, cell=True)} | {hint} | `{item.code}` |"
