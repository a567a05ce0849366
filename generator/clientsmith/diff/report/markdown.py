"""The report as a comment on a pull request."""

from __future__ import annotations

from collections import Counter

from ...text.escaping import code, inline
from ..findings import Level
from ..messages import quote
from ..samples import MOST, fenced, fenced_change
from ..verdict import Verdict
from .adaptation import explain_types, tell_adaptation
from .advice import Advice, advise, name_sides
from .causes import Cause
from .mixed import TITLE, tell_mixed
from .new_types import NewTypes
from .summary import Report
from .wording import (
    count_off,
    name_release,
    tell_beside,
    tell_cause,
    tell_checked,
    tell_places,
    tell_reason,
)

LONGEST = 65_536
"""GitHub takes no longer comment."""

_ROOM = LONGEST - 1024
_TITLES = {
    Level.ERROR: "Breaking",
    Level.WARNING: "Possibly breaking",
    Level.INFO: "Compatible",
}

_VERDICTS = {Verdict.MAJOR: "Major", Verdict.MINOR: "Minor", Verdict.PATCH: "Patch"}


def as_markdown(report: Report) -> str:
    """What is released and why, a line a change with the program that it breaks, and what to
    do next; cut, with a count, when long."""
    names = f"{inline(quote(report.old_name))} with {inline(quote(report.new_name))}"
    lines = [
        f"## {inline(name_release(report))}: {report.changes}",
        "",
        f"**{_VERDICTS[report.verdict]}**{inline(tell_reason(report))}",
        "",
    ]
    if report.allowed:
        lines += [f"{report.allowed} more are allowed by the allow-list.", ""]
    causes = report.causes
    steps = [*_mixed(report), *_steps(advise(report))]
    command = code(f"clientsmith diff {name_sides(report)}")
    foot = [
        f"Compared: {names}. {command} lists every finding with its line, "
        "`clientsmith rules RULE` explains a rule.",
    ]
    room = _ROOM - _size(lines) - _size(steps) - _size(foot)
    left = len(causes)
    counts = Counter(cause.level for cause in causes)
    samples = untold = 0
    types = explain_types(report)
    for level in Level:
        if not counts[level]:
            continue
        head, end = _frame(level, counts[level])
        room -= _size(head) + _size(end)
        if room < 0:
            break
        lines += head
        for cause in causes:
            if cause.level is not level:
                continue
            item = _item(cause, types)
            room -= _size(item)
            if room < 0:
                break
            lines += item
            left -= 1
            sample = _sample(cause, report)
            if sample and samples < MOST and _size(sample) < room:
                lines += sample
                room -= _size(sample)
                samples += 1
            elif sample:
                untold += 1
        lines += end
        if level is Level.ERROR and untold:
            lines += [f"Code for {untold} of {counts[level]} breaks is left out.", ""]
        if room < 0:
            break
    if left:
        lines += [f"… and {left} more changes.", ""]
    lines += [*steps, *foot]
    return "\n".join(lines).rstrip("\n") + "\n"


def _size(lines: list[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _frame(level: Level, count: int) -> tuple[list[str], list[str]]:
    """What stands above and below the changes of one level."""
    title = f"{_TITLES[level]} ({count})"
    if level is Level.INFO:
        return [f"<details><summary>{title}</summary>", ""], ["", "</details>", ""]
    return [f"### {title}", ""], [""]


def _item(cause: Cause, types: NewTypes | None) -> list[str]:
    """A change in Python's terms, and in small where it shows over HTTP."""
    said = inline(tell_cause(cause))
    if way := " ".join(filter(None, (tell_adaptation(cause, types), tell_beside(cause)))):
        said = f"{said}. {inline(way)}"
    places = inline(tell_places(cause))
    rules = count_off([code(rule) for rule in cause.rules], 2)
    small = " · ".join(part for part in (places and f"HTTP: {places}", rules) if part)
    return [f"- {said}<br>", f"  <sub>{small}</sub>"]


def _sample(cause: Cause, report: Report) -> list[str]:
    """Programs that the change breaks, and how they have to be, folded under it."""
    found = cause.samples
    if not found:
        return []
    said = tell_checked(report, "This", has_remedy=any(each.remedy for each in found))
    lines = [f"  <details><summary>{inline(said)}</summary>", ""]
    for each in found:
        if len(found) > 1:
            lines += [f"  {inline(quote(each.name))}", ""]
        lines += [*fenced_change(each.program, each.remedy, "  "), ""]
    return [*lines, "  </details>", ""]


def _mixed(report: Report) -> list[str]:
    told = tell_mixed(report) if report.verdict is Verdict.MAJOR else ()
    lines = [f"- {inline(said)}" for said in told]
    return [f"### {TITLE}", "", *lines, ""] if lines else []


def _steps(advice: Advice) -> list[str]:
    if not advice.maintainer:
        return []
    lines = ["### What to do next", ""]
    if advice.owner:
        lines += [
            f"**If you own the API**, {advice.choice}:",
            "",
        ]
        lines += [*(f"- {inline(step)}" for step in advice.owner), ""]
    lines += ["**If you maintain the client**:", ""]
    steps = enumerate(advice.maintainer, 1)
    lines += [*(f"{number}. {inline(step)}" for number, step in steps), ""]
    if advice.instead:
        lines += [inline(advice.instead), ""]
    if advice.allowance:
        lines += ["<details><summary><code>breaks.toml</code></summary>", ""]
        lines += [
            *fenced("\n".join(advice.allowance), language="toml"),
            "",
            "</details>",
            "",
        ]
    return lines
