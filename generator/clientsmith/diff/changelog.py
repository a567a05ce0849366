"""The changes as an entry of a changelog (keepachangelog.com) that one would publish."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..spec.source_map import tokens
from ..text.escaping import inline
from .findings import Audience, Finding, Level
from .messages import quote, sentence
from .report.summary import Group, Report
from .rules import RULES
from .samples import fenced
from .verdict import VERSION

BREAKING = "Breaking"
SECTIONS = ("Added", "Changed", "Deprecated", "Removed", "Security")
_ACTIONS = {"add": "Added", "remove": "Removed"}
_MOST_PLACES = 3
_MOST_LINES = {BREAKING: 36}
_FEW_LINES = 10
_ONE_BY_ONE = 3
"""So many compatible changes of one kind in one resource stand on lines of their own."""
_TWICE = 2
"""A change that breaks in more places than these stands on one line."""
_SAMPLES = 3
LONGEST = 120
"""How many lines an entry has at most: what breaks and five more sections fit in, and samples of
code as far as there is room."""
_VERSION = re.compile(r"v\d+(?:\.\d+)*|api|rest", re.IGNORECASE)


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
    findings: Iterable[Finding], version: str = "", day: str = "", report: str = ""
) -> str:
    """A Keep a Changelog entry in Markdown: what breaks first, a line a fact, by resource.

    Args:
        findings: what changed.
        version: the release; without one the entry is `Unreleased`.
        day: its date.
        report: where the full report is, for what is left out here.
    """
    groups = _once(
        group
        for group in Report(tuple(findings), "", "").groups
        # What the version should be is no change.
        if group.finding.pointer_new != VERSION
    )
    head = f"## [{inline(version)}]" if version else "## [Unreleased]"
    out = [f"{head} - {day}" if version and day else head, ""]
    if not groups:
        return "\n".join([*out, "Nothing changed for callers."]) + "\n"
    link = f"[full report]({report})" if report else "full report"
    sections: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        breaks = group.finding.level is Level.ERROR
        sections[BREAKING if breaks else section(group.finding)].append(group)
    at = 0
    for title in (BREAKING, *SECTIONS):
        if title in sections:
            lines = list(_lines(sections[title], one_by_one=title == BREAKING))
            most = _MOST_LINES.get(title, _FEW_LINES)
            left = sum(count for _, count in lines[most:])
            out += [f"### {title} ({len(sections[title])})", ""]
            out += [text for text, _ in lines[:most]]
            out += [f"- … and {left} more, see the {link}"] if left else []
            out += [""]
            at = len(out) if title == BREAKING else at
    out[at:at] = _samples(sections[BREAKING], LONGEST - len(out))
    return "\n".join(out).rstrip("\n") + "\n"


def _once(groups: Iterable[Group]) -> list[Group]:
    """Changes that read alike as one: what is sent and what is answered hold one schema."""
    found: dict[tuple[object, ...], Group] = {}
    for group in groups:
        item = group.finding
        key = item.level, section(item), item.message, item.pointer_new
        known = found.get(key)
        if known is None or not (known.operations and group.operations):
            found.setdefault(key if known is None else (*key, item.rule), group)
            continue
        places = dict.fromkeys((*known.operations, *group.operations))
        found[key] = replace(known, operations=tuple(places))
    return list(found.values())


def _lines(groups: list[Group], *, one_by_one: bool) -> Iterator[tuple[str, int]]:
    """A line a fact, each with how many changes it tells. Many compatible changes of a kind
    share a line; of those that break, many that are one and the same in several places.
    """
    kinds: dict[tuple[str, str, str], list[Group]] = defaultdict(list)
    for group in groups:
        fact = _fact(group.finding) if one_by_one else ""
        kinds[_resource(group), group.finding.rule, fact].append(group)
    for (resource, rule, fact), members in sorted(kinds.items(), key=_order):
        if fact and len(members) > _TWICE:
            yield f"- {_bold(resource)}{_everywhere(members, fact)}", len(members)
        elif one_by_one or len(members) <= _ONE_BY_ONE:
            for group in members:
                text = inline(group.finding.message)
                yield f"- {_bold(resource)}{text}{_places(group.operations)}", 1
        else:
            known = RULES.get(rule)
            text = f"{len(members)} times `{rule}`" if known is None else known.text
            shown = re.sub(r"`?\{(?:old|new)\}`?", "…", text)
            subjects = list(dict.fromkeys(map(_subject, members)))
            names = ", ".join(inline(quote(name)) for name in subjects[:_MOST_PLACES])
            left = len(subjects) - _MOST_PLACES
            more = f" and {left} more" if left > 0 else ""
            line = f"- {_bold(resource)}{_many(members, shown)}: {names}{more}"
            yield line, len(members)


def _fact(finding: Finding) -> str:
    """What changed, without where; empty for what came or went, which has a name each."""
    rule = RULES.get(finding.rule)
    if rule is None or rule.kind == "existence":
        return ""
    return sentence("", rule.text, finding.old, finding.new).strip(": ")


def _everywhere(groups: list[Group], fact: str) -> str:
    """One change of several places, and the first of these."""
    found = [group.finding.message.removesuffix(fact).rstrip(": ") for group in groups]
    places = dict.fromkeys(
        f"{inline(re.sub('^The ', 'the ', text))}{_places(group.operations)}"
        for text, group in zip(found, groups, strict=True)
    )
    shown = "; ".join(list(places)[:_MOST_PLACES])
    more = len(places) - _MOST_PLACES
    rest = f"; and {more} more" if more > 0 else ""
    return f"{inline(fact)}, in {len(groups)} places: {shown}{rest}"


_NOUN = re.compile(r"The ([a-z]+(?: [a-z]+)?)(?: `| was )")
_PLURALS = {"was": "were", "is": "are", "has": "have", "became": "became"}


def _many(groups: list[Group], text: str) -> str:
    """Several changes of a kind in words: `6 schemas were added`."""
    matches = [_NOUN.match(group.finding.message) for group in groups]
    found = {str(match[1]) if match else "" for match in matches}
    noun, (verb, _, rest) = min(found), text.partition(" ")
    if len(found) > 1 or not noun or verb not in _PLURALS:
        return f"{len(groups)} × {text}"
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{len(groups)} {many} {_PLURALS[verb]} {rest}"


def _order(item: tuple[tuple[str, str, str], list[Group]]) -> tuple[object, ...]:
    (resource, rule, _), members = item
    is_source = members[0].finding.audience is Audience.SOURCE
    return is_source, resource, members[0].finding.level.rank, rule


def _bold(resource: str) -> str:
    return f"**{inline(resource)}**: " if resource else ""


def _resource(group: Group) -> str:
    """What a reader looks for: the first part of the path that names something; Python for
    what only callers of the package see."""
    if group.finding.audience is Audience.SOURCE:
        return "Python"
    for part in group.finding.path.split("/"):
        if part and part[:1] != "{" and not _VERSION.fullmatch(part):
            return part
    return ""


def _subject(group: Group) -> str:
    finding = group.finding
    if finding.audience is not Audience.SOURCE and finding.operation:
        return finding.where
    names = re.findall(r"`([^`]+)`", finding.message)
    last = tokens(finding.pointer)[-1:]
    return names[0] if names else "".join(last)


def _places(places: tuple[str, ...]) -> str:
    if not places:
        return ""
    names = ", ".join(inline(quote(place)) for place in places[:_MOST_PLACES])
    more = len(places) - _MOST_PLACES
    return f" ({names}, and {more} more)" if more > 0 else f" ({names})"


def _samples(groups: list[Group], room: int) -> list[str]:
    """Code that the first breaking changes break, folded, in as many lines as there is room."""
    shown: list[str] = []
    found = [group.finding for group in groups if group.finding.witness]
    for finding in found[:_SAMPLES]:
        sample = [inline(finding.message), "", *fenced(finding.witness), ""]
        if len(_folded([*shown, *sample])) > room:
            break
        shown += sample
    return _folded(shown) if shown else []


def _folded(lines: list[str]) -> list[str]:
    head = "<details><summary>Code that worked and does not any more</summary>"
    return [head, "", *lines, "</details>", ""]
