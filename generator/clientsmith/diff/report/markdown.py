"""The report as a comment on a pull request."""

from __future__ import annotations

from itertools import product

from ...text.escaping import inline
from ..findings import Audience, Level
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
_AUDIENCES = {
    Audience.WIRE: "on the wire",
    Audience.SOURCE: "for callers of the Python package",
}
_ADVICE = {
    (Level.ERROR, Audience.WIRE): (
        "Programs that are already out there stop working, whatever they are written in: keep "
        "accepting what they send and sending what they can read, or publish a new major version."
    ),
    (Level.WARNING, Audience.WIRE): (
        "The documents do not tell whether anybody is hurt: check how the server is used."
    ),
    (Level.ERROR, Audience.SOURCE): (
        "Code that is written for the package has to be edited when it takes the new version: "
        "say how in the changelog, or publish a new major version."
    ),
    (Level.WARNING, Audience.SOURCE): (
        "Code that is written for the package may have to be edited."
    ),
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
    groups = report.groups
    length = len("\n".join(lines).encode())
    left = len(groups)
    for level, audience in product(Level, (Audience.WIRE, Audience.SOURCE)):
        members = [
            group
            for group in groups
            if group.finding.level is level and group.finding.audience is audience
        ]
        if not members:
            continue
        head, foot = _frame(level, audience, len(members))
        length += sum(len(line.encode()) + 1 for line in (*head, *foot))
        if length > _ROOM:
            break
        lines += head
        for row in map(_row, members):
            length += len(row.encode()) + 1
            if length > _ROOM:
                break
            lines.append(row)
            left -= 1
        lines += foot
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


def _samples(groups: tuple[Group, ...], room: int) -> list[str]:
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


def _frame(level: Level, audience: Audience, count: int) -> tuple[list[str], list[str]]:
    """What stands above and below the rows of one level for one audience."""
    title = f"{_TITLES[level]} {_AUDIENCES[audience]} ({count})"
    table = ["| Where | What | Rule |", "|---|---|---|"]
    if level is Level.INFO:
        head = [f"<details><summary>{title}</summary>", "", *table]
        return head, ["", "</details>", ""]
    return [f"### {title}", "", _ADVICE[level, audience], "", *table], [""]


def _row(group: Group) -> str:
    names = [inline(quote(name), cell=True) for name in group.operations[:_OPERATIONS]]
    more = len(group.operations) - _OPERATIONS
    if more > 0:
        names.append(f"and {more} more")
    is_wire = group.finding.audience is Audience.WIRE
    where = ", ".join(names) or ("the API" if is_wire else "the package")
    return f"| {where} | {inline(group.finding.message, cell=True)} | `{group.finding.rule}` |"
