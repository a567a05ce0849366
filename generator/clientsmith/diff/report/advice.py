"""What to do about changes: those who own the API, and those who maintain its client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...text.escaping import shell_word, visible
from ...text.toml import toml_value
from ..findings import Direction, Level
from ..messages import quote
from ..rules import RULES
from .causes import Cause
from .group import Group
from .summary import Report
from .wording import count_off, lower, tell_briefly

_KEEP = {
    Direction.REQUEST: "Undo in requests",
    Direction.RESPONSE: "Undo in replies",
    Direction.NONE: "Undo",
}
_PUT_BACK = (
    "Put back what is gone, and mark it before it goes (`deprecated: true`, "
    "`x-sunset: DATE`)"
)
_MOST_ALLOWANCES = 20
_CHOICE = "keep it compatible, or announce the break"
_NOTHING = "there is nothing to do"


@dataclass(frozen=True, slots=True)
class Advice:
    """The next steps as sentences, for each of the two; `choice` says what the owner's are.
    `instead` is another way than a major version, and `allowance` the text of an allow-list
    for that."""

    choice: str
    owner: tuple[str, ...]
    maintainer: tuple[str, ...]
    instead: str
    allowance: tuple[str, ...]


def advise(report: Report) -> Advice:
    """What to do next; steps for the owner only where something breaks."""
    broken = [cause for cause in report.causes if cause.level is Level.ERROR]
    ways = _find_ways(broken)
    return Advice(
        _CHOICE if ways else _NOTHING,
        tuple(_for_owner(report, ways)) if broken else (),
        tuple(_for_maintainer(report, broken)) if report.causes else (),
        _tell_alternative(report, broken) if broken else "",
        tuple(allow(report, broken)),
    )


def name_sides(report: Report) -> str:
    """What was compared, as arguments of a command."""
    return " ".join(shell_word(name) for name in (report.old_name, report.new_name))


def _for_owner(report: Report, ways: Mapping[str, list[str]]) -> Iterator[str]:
    for way, changes in ways.items():
        yield f"{way}: {count_off(changes, separator='; ')}."
    if not ways:
        yield (
            "Requests and replies are as before; only names and types of the Python package "
            "changed."
        )
        return
    api = report.api
    if api and api.declared and not api.is_sufficient:
        yield (
            f"Or announce it: raise `info.version` of the document from {quote(api.declared)} "
            f"to {quote(api.needed)}, and tell its users before the change is live."
        )
    else:
        yield "Or announce it: tell the users what breaks before the change is live."


def _find_ways(broken: list[Cause]) -> dict[str, list[str]]:
    """What would undo the breaks over HTTP, each with what breaks."""
    ways: dict[str, list[str]] = {}
    for cause in broken:
        told: list[tuple[str, str]] = []
        for group in _undoable(cause):
            way = _PUT_BACK if _is_gone(group) else _KEEP[group.finding.direction]
            # One rule finds a change of a schema wherever it is used.
            if (way, group.finding.rule) not in told:
                told.append((way, group.finding.rule))
                subject = cause.lead[0].finding.subject
                is_first = [known for known, _ in told].count(way) == 1
                is_named = subject and is_first and len(broken) > 1
                of = f"for {quote(subject)}: " if is_named else ""
                ways.setdefault(way, []).append(f"{of}{_tell_change(group)}")
    return ways


def _undoable(cause: Cause) -> list[Group]:
    """What breaks over HTTP, or else what is gone there and so breaks calls in Python."""
    found = [g for g in cause.http if g.finding.level is Level.ERROR]
    return found or [g for g in cause.http if _is_gone(g)]


def _is_gone(group: Group) -> bool:
    rule = RULES.get(group.finding.rule)
    return rule is not None and rule.kind == "existence" and rule.action == "remove"


def _tell_change(group: Group) -> str:
    """A change over HTTP, with the operation where it is of one."""
    message = lower(group.finding.message)
    places = group.operations
    if not places or " of the schema `" in message or places[0] in message:
        return message
    return f"{message} ({count_off([quote(place) for place in places], 1)})"


def _for_maintainer(report: Report, broken: list[Cause]) -> Iterator[str]:
    sides = name_sides(report)
    bump = report.bump
    release = "clientsmith release"
    if bump is None or not bump.is_package:
        release += f" {sides}"
    if bump is not None and bump.version != bump.released:
        tag = shell_word(f"v{bump.version.removeprefix('v')}")
        api = report.api
        live = ""
        if api is not None and api.declared and api.declared != api.released:
            live = f" and, if you can, once the API runs {quote(api.declared)}"
        yield (
            f"Release {quote(bump.version)} once the change of the document is merged{live}: "
            f"{quote(f'{release} --write --tag-file tag.txt')} "
            "writes the version and its entry in the changelog; then `clientsmith generate`, "
            f"commit, {quote(f'git tag -a {tag} -F tag.txt')}, and "
            "`git push --follow-tags`. The workflow of the tag publishes, if "
            "`clientsmith init --ci github` wrote one."
        )
    else:
        yield f"Release: {quote(release)} tells the version and its entry in the changelog."
    if not broken:
        return
    yield (
        "Tell your users: the changelog's entry says what to change, and "
        f"{quote(f'clientsmith diff {sides} --format changelog')} prints it."
    )
    if bump is not None and _find_ways(broken):
        yield (
            "If the API is not yours, send its owners the list above. As long as the document "
            f"stays as it is, the next version is {quote(bump.version)}, unless you allow "
            "the breaks as below."
        )
    if any("-renamed" in rule for cause in broken for rule in cause.rules):
        yield (
            "Keep the earlier names for a while, with a warning: "
            f"{quote(f'clientsmith diff {sides} --write-aliases')}."
        )


def _tell_alternative(report: Report, broken: list[Cause]) -> str:
    """What to do where the breaks are on purpose, or reach nobody."""
    sides = name_sides(report)
    first = _choose_shown(broken)
    which = (
        "the allowances (`[[allow]]`) below"
        if len(first) == len(broken)
        else "allowances (`[[allow]]`) as below, which are those of the first of "
        f"{len(broken)} breaks,"
    )
    return (
        "If a break reaches no user, you can release without a major version: put "
        f"{which} into `breaks.toml`, with a reason for each finding of the break. One that is "
        "left out keeps the major version, and after its `expires` an allowance no longer counts. "
        f"{quote(f'clientsmith diff {sides} --allow-list breaks.toml')} tells the version that "
        "is left, and `clientsmith release` takes `--allow-list`, too."
    )


def _choose_shown(causes: Sequence[Cause]) -> Sequence[Cause]:
    """The breaks whose allowances are not too many to read: all, or else the first."""
    count = sum(len(_find_allowances(cause)) for cause in causes)
    return causes if count <= _MOST_ALLOWANCES else causes[:1]


def allow(report: Report, causes: Sequence[Cause]) -> Iterator[str]:
    """The allowances that take breaks out of the report, under the name of each break; only
    those of the first where all would be too many to read."""
    kept = _choose_shown(causes)
    seen: set[tuple[str, str]] = set()
    for index, cause in enumerate(kept):
        found = [each for each in _find_allowances(cause) if each not in seen]
        seen.update(found)
        if index:
            yield ""
        is_part = len(kept) < len(causes)
        of = f" (only the first of {len(causes)} breaks)" if is_part else ""
        yield f"# {visible(tell_briefly(cause))}{of}"
        for number, (rule, pointer) in enumerate(found[:_MOST_ALLOWANCES]):
            if number:
                yield ""
            yield "[[allow]]"
            yield f'rule = "{rule}"'
            yield f"pointer = {toml_value(pointer)}"
            yield 'reason = "TODO: why this breaks no user"'
            if report.today is not None:
                left = min(timedelta(days=365), date.max - report.today)
                yield f"expires = {(report.today + left).isoformat()}"
        more = len(found) - _MOST_ALLOWANCES
        if more > 0:
            yield from ("", f"# and {more} more of this break")


def _find_allowances(cause: Cause) -> list[tuple[str, str]]:
    """The rule and the place of each finding that breaks."""
    found = [
        (rule, str(group.finding.pointer))
        for group in (*cause.groups, *cause.carried)
        if group.finding.level is Level.ERROR
        for rule in group.rules or (group.finding.rule,)
    ]
    return list(dict.fromkeys(found))
