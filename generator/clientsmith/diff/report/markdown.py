"""The report as a comment on a pull request."""

from __future__ import annotations

from ...markup import inline
from ..findings import Level
from ..messages import quote
from ..verdict import Verdict
from .summary import Group, Report

LONGEST = 65_536
"""GitHub takes no longer comment."""

_ROOM = LONGEST - 1024
_OPERATIONS = 3
_TITLES = {
    Level.ERROR: "Breaking",
    Level.WARNING: "Possibly breaking",
    Level.INFO: "Compatible",
}
_MEANING = {
    Verdict.MAJOR: "Clients of the old document **can break**: this is a **major** version.",
    Verdict.MINOR: "Clients of the old document should keep working: a **minor** version.",
    Verdict.PATCH: "Nothing changed that callers can notice: a **patch** version.",
}


def as_markdown(report: Report) -> str:
    """A heading with the verdict, then a table for each level; cut, with a count, when long."""
    names = f"{inline(quote(report.old_name))} → {inline(quote(report.new_name))}"
    lines = [
        f"## API changes: {report.tally}",
        "",
        _MEANING[report.verdict],
        "",
        names,
        "",
    ]
    if report.allowed:
        lines += [f"{report.allowed} more are allowed by the allow-list.", ""]
    groups = list(report.groups())
    length = len("\n".join(lines).encode())
    left = len(groups)
    for level in Level:
        rows = [group for group in groups if group.finding.level is level]
        if not rows:
            continue
        head = [
            f"### {_TITLES[level]} ({len(rows)})",
            "",
            "| Where | What | Rule |",
            "|---|---|---|",
        ]
        if level is Level.INFO:
            head = ["<details><summary>" + head[0][4:] + "</summary>", "", *head[2:]]
        length += sum(len(line) + 1 for line in head) + 16
        if length > _ROOM:
            break
        lines += head
        for row in map(_row, rows):
            length += len(row.encode()) + 1
            if length > _ROOM:
                break
            lines.append(row)
            left -= 1
        lines += ["", "</details>", ""] if level is Level.INFO else [""]
    if left:
        lines += [
            f"… and {left} more changes; `clientsmith diff --format json` lists them all.",
            "",
        ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(group: Group) -> str:
    names = [inline(quote(name)) for name in group.operations[:_OPERATIONS]]
    more = len(group.operations) - _OPERATIONS
    if more > 0:
        names.append(f"and {more} more")
    where = ", ".join(names) or "document"
    what = inline(group.finding.message)
    hint = f"<br>{inline(group.finding.hint)}" if group.finding.hint else ""
    return f"| {where} | {what}{hint} | `{group.finding.rule}` |"
