"""What to do about changes: those who own the API, and those who maintain its client."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from ..findings import Direction, Level
from ..messages import quote
from ..rules import RULES
from .causes import Cause
from .summary import Report
from .wording import MOST_NAMES, lower

_KEEP = {
    Direction.REQUEST: "Accept again what was accepted before",
    Direction.RESPONSE: "Send only what was sent before",
    Direction.NONE: "Keep what clients rely on",
}
_PUT_BACK = (
    "Put back what is gone, and mark it before it goes (`deprecated: true`, "
    "`x-sunset: DATE`)"
)
_MOST_ENTRIES = 6


@dataclass(frozen=True, slots=True)
class Advice:
    """The next steps as sentences, for each of the two; `allowance` is the text of an
    allow-list that lets the first break through, `command` what reads it."""

    owner: tuple[str, ...]
    maintainer: tuple[str, ...]
    allowance: tuple[str, ...]


def advise(report: Report) -> Advice:
    """What to do next; steps for the owner only where something breaks."""
    broken = [cause for cause in report.causes if cause.level is Level.ERROR]
    return Advice(
        tuple(_for_owner(report, broken)) if broken else (),
        tuple(_for_maintainer(report, broken)) if report.causes else (),
        tuple(allow(report, broken[0])) if broken else (),
    )


def name_sides(report: Report) -> str:
    """What was compared, as arguments of a command."""
    return " ".join(shlex.quote(name) for name in (report.old_name, report.new_name))


def _for_owner(report: Report, broken: list[Cause]) -> Iterator[str]:
    ways: dict[str, list[str]] = {}
    for cause in broken:
        way, change = _keep(cause)
        ways.setdefault(way, []).append(lower(change))
    for way, changes in ways.items():
        if way:
            more = len(changes) - MOST_NAMES
            shown = "; ".join(changes[:MOST_NAMES])
            yield f"{way}: {shown}{f'; and {more} more' if more > 0 else ''}."
    if not any(ways):
        yield "Only the Python package changed: requests and replies are as before."
        return
    api = report.api
    if api and api.declared and not api.is_sufficient:
        yield (
            f"Or announce it: raise `info.version` of the document from {quote(api.declared)} "
            f"to {quote(api.needed)}, and tell its users before the change is live."
        )
    else:
        yield "Or announce it: tell the users what breaks before the change is live."


def _keep(cause: Cause) -> tuple[str, str]:
    """What would undo a break over HTTP, and the break; empty where there is none."""
    found = [
        group.finding for group in cause.http if group.finding.level is Level.ERROR
    ]
    if not found:
        return "", ""
    rule = RULES.get(found[0].rule)
    if rule is not None and rule.kind == "existence" and rule.action == "remove":
        return _PUT_BACK, found[0].message
    return _KEEP[found[0].direction], found[0].message


def _for_maintainer(report: Report, broken: list[Cause]) -> Iterator[str]:
    sides = name_sides(report)
    bump = report.bump
    release = "clientsmith release"
    if bump is None or not bump.is_package:
        release += f" {sides}"
    if bump is not None and bump.version != bump.released:
        tag = shlex.quote(f"v{bump.version.removeprefix('v')}")
        yield (
            f"Release {quote(bump.version)}: {quote(f'{release} --write --tag-file tag.txt')} "
            "writes the version and the entry of the changelog; then `clientsmith generate`, "
            f"commit, and {quote(f'git tag -a {tag} -F tag.txt')}."
        )
    else:
        yield f"Release: {quote(release)} tells the version and the entry of the changelog."
    if not broken:
        return
    yield (
        "Tell your users: the entry says what to change, and "
        f"{quote(f'clientsmith diff {sides} --format changelog')} prints it."
    )
    if any("-renamed" in rule for cause in broken for rule in cause.rules):
        yield (
            "Keep the earlier names for a while, with a warning: "
            f"{quote(f'clientsmith diff {sides} --write-aliases')}."
        )
    yield (
        "Or let a break through on purpose: put it into `breaks.toml`, which below has the "
        "first, and "
        f"pass that: {quote(f'clientsmith diff {sides} --allow-list breaks.toml')}; "
        "`clientsmith release` takes it, too."
    )


def allow(report: Report, cause: Cause) -> Iterator[str]:
    """The entries of an allow-list that take a break out of the report."""
    found = [
        (rule, group.finding.pointer)
        for group in (*cause.groups, *cause.carried)
        if group.finding.level is Level.ERROR
        for rule in group.rules or (group.finding.rule,)
    ]
    entries = list(dict.fromkeys(found))
    for index, (rule, pointer) in enumerate(entries[:_MOST_ENTRIES]):
        if index:
            yield ""
        yield "[[allow]]"
        yield f'rule = "{rule}"'
        yield f"pointer = {json.dumps(str(pointer))}"
        yield 'reason = "why this may break"'
        if report.today is not None:
            yield f"expires = {(report.today + timedelta(days=365)).isoformat()}"
    if len(entries) > _MOST_ENTRIES:
        yield from ("", f"# and {len(entries) - _MOST_ENTRIES} more of this change")
