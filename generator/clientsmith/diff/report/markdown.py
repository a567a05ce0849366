"""The report as a comment on a pull request."""

from __future__ import annotations

from ...markup import inline
from ..findings import Level
from ..messages import quote
from ..samples import MOST, fenced
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
_COUNTED = {
    Level.ERROR: "breaking",
    Level.WARNING: "possibly breaking",
    Level.INFO: "compatible",
}
_MEANING = {
    Verdict.MAJOR: "Clients of the old document **can break**: this is a **major** version.",
    Verdict.MINOR: "Clients of the old document should keep working: a **minor** version.",
    Verdict.PATCH: "Nothing changed that callers can notice: a **patch** version.",
}


def as_markdown(report: Report) -> str:
    """A heading with the verdict, a table for each level, and programs that break; cut,
    with a count, when long."""
    names = f"{inline(quote(report.old_name))} → {inline(quote(report.new_name))}"
    lines = [
        f"## API changes: {_tally(report)}",
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
    lines += _samples(groups, _ROOM - length)
    if groups:
        lines += ["`clientsmith rules RULE` explains a rule with an example.", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _tally(report: Report) -> str:
    counts = {word: report.count(level) for level, word in _COUNTED.items()}
    parts = [f"{count} {word}" for word, count in counts.items() if count]
    return ", ".join(parts) or "none"


def _samples(groups: list[Group], room: int) -> list[str]:
    """Code that worked and does not any more, each piece below the change that breaks it."""
    shown = [group for group in groups if group.finding.witness]
    title = "Code that type-checks before this change and not after it"
    lines: list[str] = []
    for group in shown[:MOST]:
        block = [inline(group.finding.message), "", *fenced(group.finding.witness), ""]
        room -= sum(len(line.encode()) + 1 for line in block)
        if room < 0:
            break
        lines += block
    if not lines:
        return []
    return [f"<details><summary>{title}</summary>", "", *lines, "</details>", ""]


def _row(group: Group) -> str:
    names = [inline(quote(name)) for name in group.operations[:_OPERATIONS]]
    more = len(group.operations) - _OPERATIONS
    if more > 0:
        names.append(f"and {more} more")
    where = ", ".join(names) or "document"
    what = inline(group.finding.message)
    hint = f"<br>{inline(group.finding.hint)}" if group.finding.hint else ""
    return f"| {where} | {what}{hint} | `{group.finding.rule}` |"
