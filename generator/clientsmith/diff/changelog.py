"""The changes as an entry of a changelog (keepachangelog.com) that one would publish."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from ..text.escaping import code, inline
from .findings import Finding, Level
from .messages import attach, quote
from .report.adaptation import explain_types, tell_adaptation
from .report.advice import name_sides
from .report.causes import Cause, Sample
from .report.mixed import TITLE, judge_mixed
from .report.new_types import NewTypes
from .report.order import name_resource
from .report.summary import Report
from .report.wording import (
    count_off,
    count_places,
    name_cause,
    name_release,
    tell_beside,
    tell_cause,
    tell_checked,
    tell_plural,
    tell_reason,
)
from .rules import RULES
from .samples import fenced_change
from .verdict import Verdict

BREAKING = "Breaking"
DOUBTFUL = "Possibly breaking"
SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Security")
_ACTIONS = {"add": "Added", "remove": "Removed"}
_MOST_NAMES = 12
_OF_LEVELS = {Level.ERROR: BREAKING, Level.WARNING: DOUBTFUL}
_MOST_LINES = {BREAKING: 24}
_FEW_LINES = 9
_ONE_BY_ONE = 3
"""So many compatible changes of one kind in one resource stand on lines of their own."""
_TWICE = 2
"""A change that breaks in more places than these stands on one line."""
_SAMPLES = 3
LONGEST = 120
"""How many lines an entry has at most: what breaks and six more sections fit in, and samples of
code as far as there is room."""
_PUBLISHED = re.compile(r"[\w.!+-]+", re.ASCII)
"""Versions that packages can have, and that mean nothing to a shell between quotes."""


def section(finding: Finding) -> str:
    """The heading under which a change belongs that breaks nobody."""
    rule = RULES.get(finding.rule)
    if rule is None:
        return "Changed"
    if rule.area == "security":
        return "Security"
    if rule.kind == "lifecycle":
        return "Deprecated" if rule.family.endswith("-deprecated") else "Changed"
    if rule.kind in ("existence", "values"):
        return _ACTIONS.get(rule.action, "Changed")
    return "Changed"


def changelog(
    report: Report,
    version: str = "",
    day: str = "",
    link: str = "",
    *,
    has_samples: bool = True,
) -> str:
    """A Keep a Changelog entry in Markdown: what breaks first, a line a fact, by resource.

    Args:
        report: what changed.
        version: the release; without one the entry is `Unreleased`.
        day: its date.
        link: where the full report is, for what is left out here.
        has_samples: whether code that breaks is shown, folded.
    """
    head = f"## [{inline(version)}]" if version else "## [Unreleased]"
    out = [f"{head} - {day}" if version and day else head, ""]
    causes = report.causes
    if not causes:
        return "\n".join([*out, "Nothing changed for callers."]) + "\n"
    released = f"{name_release(report)} is a {report.verdict.value} version"
    out += [f"{inline(released)}{inline(tell_reason(report))}", ""]
    where = f"see the [full report]({link})" if link else ""
    where = where or f"which {code(f'clientsmith diff {name_sides(report)}')} lists"
    sections: dict[str, list[Cause]] = defaultdict(list)
    for cause in causes:
        title = _OF_LEVELS.get(cause.level) or section(cause.lead[0].finding)
        sections[title].append(cause)
    few = _FEW_LINES if len(causes) > _FEW_LINES * 4 else _FEW_LINES * 4
    end = _tell_upgrade(report)
    types = explain_types(report)
    at = 0
    for title in (BREAKING, DOUBTFUL, *SECTIONS):
        if title in sections:
            is_worst = title == BREAKING
            lines = _lines(sections[title], types, one_by_one=is_worst)
            # What is only counted is never written.
            shown = list(islice(lines, _MOST_LINES.get(title, few)))
            left = len(sections[title]) - sum(count for _, count in shown)
            out += [f"### {title} ({len(sections[title])})", ""]
            out += [text for text, _ in shown]
            out += [f"- … and {left} more, {where}"] if left else []
            out += [""]
            at = len(out) if title == BREAKING else at
    if has_samples:
        room = LONGEST - len(out) - len(end)
        out[at:at] = _samples(sections[BREAKING], room, report)
    return "\n".join([*out, *end]).rstrip("\n") + "\n"


def _tell_upgrade(report: Report) -> list[str]:
    """How users get the version, or stay with the one that they have."""
    bump = report.bump
    if bump is None or not bump.is_package or bump.version == bump.released:
        return []
    if not _PUBLISHED.fullmatch(bump.version):
        return []
    get = code(f'pip install "{bump.name}>={bump.version}"')
    if report.verdict is not Verdict.MAJOR or not bump.released:
        return [f"To upgrade: {get}.", ""]
    stay = code(f'pip install "{bump.name}<{bump.version}"')
    mixed = judge_mixed(report)
    told = [f"- {inline(said)}" for said in mixed.lines] if mixed else []
    api = report.api
    is_other = api is not None and api.released and api.released != api.declared
    where = f"To stay with {inline(bump.released)}"
    can_fail = mixed.can_fail if mixed else (False, False)
    if is_other and api is not None and can_fail[0]:
        where = f"If your server stays at API {inline(api.released)}"
    together = ""
    if all(can_fail):
        together = " Upgrade server and client together: either alone can fail, see below."
    return [
        f"To upgrade: adapt your code as listed under *{BREAKING}*, then run {get}.{together}",
        "",
        f"{where}: {stay}.",
        "",
        *((f"{TITLE}:", "", *told, "") if told else ()),
    ]


def _lines(
    causes: list[Cause], types: NewTypes | None, *, one_by_one: bool
) -> Iterator[tuple[str, int]]:
    """A line a fact, each with how many changes it tells. Many compatible changes of a kind
    share a line; of those that break, many that are one and the same in several places.
    """
    kinds: dict[tuple[str, str, str], list[Cause]] = defaultdict(list)
    for cause in causes:
        fact = "; ".join(cause.facts)
        is_told_alone = one_by_one and _is_existence(cause.lead[0].finding)
        rule = name_cause(cause) if is_told_alone else cause.lead[0].finding.rule
        kinds[name_resource(cause), rule, fact].append(cause)
    for (resource, _, fact), members in kinds.items():
        if len(members) > (_TWICE if one_by_one else _ONE_BY_ONE):
            yield f"- {_bold(resource)}{_tell_many(members, fact, types)}", len(members)
            continue
        for cause in members:
            said = inline(tell_cause(cause))
            way = " ".join(filter(None, (tell_adaptation(cause, types), tell_beside(cause))))
            said += f". {inline(way)}" if way else ""
            yield f"- {_bold(resource)}{said}{_places(cause.operations)}", 1


def _tell_many(causes: list[Cause], fact: str, types: NewTypes | None) -> str:
    """One change of several things, and the first of these."""
    names = list(dict.fromkeys(name_cause(cause) for cause in causes))
    way = tell_adaptation(causes[0], types)
    nouns = {_noun(cause) for cause in causes}
    noun = min(nouns) if len(nouns) == 1 else "things"
    said = attach(f"{len(causes)} {noun}", tell_plural(fact))
    # Where one change has several names, they stay together.
    apart = "; " if any(len(cause.main) > 1 for cause in causes) else ", "
    said = f"{said}: {count_off(names, _MOST_NAMES, apart)}"
    return inline(f"{said}. {way}" if way else said)


def _noun(cause: Cause) -> str:
    """What changed, in general."""
    name = cause.names[0] if cause.names else ""
    by_name = next((noun for mark, noun in _MARKS.items() if mark in name), "")
    rule = cause.lead[0].finding.rule
    by_rule = next(
        (noun for start, noun in _STARTS.items() if rule.startswith(start)), "things"
    )
    return by_name or by_rule


_MARKS = {"()": "methods", "(": "arguments", '["': "keys", ".": "attributes"}
_STARTS = {"python-": "classes", "schema-": "schemas", "endpoint-": "operations"}


def _is_existence(finding: Finding) -> bool:
    rule = RULES.get(finding.rule)
    return rule is None or rule.kind == "existence"


def _bold(resource: str) -> str:
    return f"**{inline(resource)}**: " if resource else ""


def _places(places: tuple[str, ...]) -> str:
    return f" ({inline(count_places(places))})" if places else ""


def _samples(causes: list[Cause], room: int, report: Report) -> list[str]:
    """Code that the first breaking changes break, and how it has to be, folded, in as many
    lines as there is room."""
    shown: list[str] = []
    told = [cause for cause in causes if cause.samples][:_SAMPLES]
    has_remedy = any(each.remedy for cause in told for each in cause.samples)
    said = tell_checked(report, "Code as it", has_remedy=has_remedy)
    count = 0
    for cause in told:
        of_cause = [line for each in cause.samples for line in _show(each, cause)]
        # What is read is shown alone where there is no room for what is passed.
        for sample in (of_cause, _show(cause.samples[0], cause)):
            if len(_folded([*shown, *sample], said)) <= room:
                shown += sample
                count += 1
                break
        else:
            break
    some = "" if count == len(causes) else f" ({count} of {len(causes)} breaks)"
    return _folded(shown, f"{said}{some}") if shown else []


def _show(sample: Sample, cause: Cause) -> list[str]:
    """Code with what it is about above it."""
    name = sample.name or next(iter(cause.names), "")
    title = quote(name) if name else name_cause(cause)
    return [inline(title), "", *fenced_change(sample.program, sample.remedy), ""]


def _folded(lines: list[str], said: str) -> list[str]:
    head = f"<details><summary>{inline(said)}</summary>"
    return [head, "", *lines, "</details>", ""]
