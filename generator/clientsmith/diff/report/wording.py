"""The words of reports that people read: a comment, the entry of a changelog, a release."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Finding, Level
from ..messages import attach, quote
from ..rules import RULES
from ..verdict import Verdict
from .causes import Cause
from .facts import tell_fact
from .summary import Report

MOST_NAMES = 3


def count_off(
    items: Sequence[str], most: int = MOST_NAMES, separator: str = ", "
) -> str:
    """The first items, and how many more there are; the last is named as shortly as counted."""
    more = len(items) - most
    if more < _FEWEST_LEFT:
        return separator.join(items)
    return f"{separator.join(items[:most])}{separator.rstrip(', ')} and {more} more"


_FEWEST_LEFT = 2


def count_places(places: Sequence[str], most: int = MOST_NAMES) -> str:
    """Operations as `count_off` lists them, with one that writes among those that are shown."""
    first = list(places[:most])
    writing = next((place for place in places if not place.startswith(_READS)), "")
    if writing and len(places) > most + 1 and writing not in first:
        first[-1:] = [writing]
    rest = [place for place in places if place not in first]
    return count_off([quote(place) for place in (*first, *rest)], most)


_READS = ("GET ", "HEAD ", "OPTIONS ")


def name_cause(cause: Cause) -> str:
    """What changed: in Python's terms where it has any."""
    if cause.main:
        return count_off([quote(name) for name in cause.main])
    finding = cause.lead[0].finding
    return finding.message.removesuffix(tell_fact(finding)).rstrip(": ")


def _tell_others(cause: Cause, first: Finding) -> str:
    """What changed like the first, and what became of the others."""
    known = {group.finding.subject: group.finding for group in cause.lead}
    others = [name for name in cause.main if name != first.subject]
    unlike = [n for n in others if _deed(known.get(n, first)) != _deed(first)]
    alike = [quote(name) for name in others if name not in unlike]
    said = f", likewise {count_off(alike, 2)}" if alike else ""
    return said + "".join(f"; {attach(quote(n), tell_fact(known[n]))}" for n in unlike)


def _deed(finding: Finding) -> str:
    rule = RULES.get(finding.rule)
    return rule.action if rule else ""


def tell_cause(cause: Cause) -> str:
    """What changed, and how."""
    first = cause.lead[0].finding
    facts, name = cause.facts, name_cause(cause)
    more = ""
    if len(facts) > 1 and first.subject:
        # Each has a fact of its own: tell the first.
        facts, name = facts[:1], quote(first.subject)
        more = _tell_others(cause, first)
    is_one = len(cause.main) < 2 or bool(more)
    fact = count_off(facts) if is_one else tell_plural(count_off(facts))
    said = f"{attach(name, fact)}{more}"
    brought = [quote(name) for name in cause.brought if quote(name) not in fact]
    if brought:
        word = ", with " if cause.is_existence else f"; {cause.brought_how}: "
        said += f"{word}{count_off(brought)}"
    return said


def tell_beside(cause: Cause) -> str:
    """What else of a change a reader may ask for: what it breaks besides types, and what it
    does not break; sentences, empty where there is none."""
    rules = {group: RULES.get(group.finding.rule) for group in cause.http if cause.python}
    said = [
        f"Besides: {lower(group.finding.message)} ({count_places(group.operations, 1)})."
        for group, rule in rules.items()
        if group.finding.level is Level.ERROR and rule and rule.kind == "constraints"
    ]
    if cause.widened:
        verb = "accepts" if len(cause.widened) == 1 else "accept"
        names = count_off([quote(name) for name in cause.widened])
        said.append(f"{names} {verb} more than before, which breaks no call.")
    return " ".join(said)


def tell_plural(fact: str) -> str:
    """A fact of several things."""
    verb, _, rest = fact.partition(" ")
    return f"{_PLURALS.get(verb, verb)} {rest}"


_PLURALS = {"was": "were", "is": "are", "has": "have"}


def tell_places(cause: Cause) -> str:
    """Where it shows over HTTP: the place in requests and replies, and the operations."""
    places = []
    facts = [tell_fact(group.finding) for group in cause.lead]
    for group in cause.http:
        message, fact = group.finding.message, tell_fact(group.finding)
        is_told = fact in facts
        places.append(message.removesuffix(fact).rstrip(": ") if is_told else message)
    if not cause.names:
        places = places[1:] if len(cause.facts) > 1 else []
    places = [place for place in dict.fromkeys(places) if place not in _NO_PLACE]
    shown = [count_off(places, 2)] if places else []
    if cause.operations:
        shown.append(count_places(cause.operations))
    return ": ".join(reversed(shown))


_NO_PLACE = {"The operation"}


def name_release(report: Report) -> str:
    """What is released, from which version to which."""
    bump = report.bump
    if bump is None:
        return "API"
    name = bump.name or "API"
    if not bump.released:
        return name
    same = bump.version == bump.released
    said = f"{name} {bump.released}" + ("" if same else f" → {bump.version}")
    api = report.api if bump.is_package else None
    is_known = api is not None and api.released and api.declared
    if api is None or not is_known or api.released == api.declared:
        return said
    return f"{said} (API {api.released} → {api.declared})"


def tell_checked(report: Report, what: str, *, has_remedy: bool) -> str:
    """What a sample shows: code that type-checked, and how it has to be."""
    bump = report.bump
    old, new = "before", "now"
    if bump is not None and bump.released and bump.version != bump.released:
        old, new = f"with {bump.released}", f"with {bump.version}"
    if has_remedy:
        return f"Before and after: - type-checks {old}, + {new}"
    return f"{what} type-checks {old}, and does not {new}"


def tell_reason(report: Report) -> str:
    """Why the version is what it is, after its name, and what that means for programs."""
    causes = report.causes
    before = report.bump.released if report.bump else ""
    programs = f"Programs written for {before}" if before else "Programs written before"
    broken = [cause for cause in causes if cause.level is Level.ERROR]
    if broken:
        first, *others = broken
        rest = f", and {len(others)} more changes break" if others else ""
        if len(others) == 1:
            rest = f", and {tell_briefly(others[0])}"
        return f", because {tell_briefly(first)}{rest}. {programs} can stop working."
    if any(cause.level is Level.WARNING for cause in causes):
        said = f", because {tell_briefly(causes[0])}."
        return f"{said} Whether that breaks a program, the documents do not say."
    if causes and report.verdict is Verdict.MINOR:
        new = next((cause for cause in causes if "was added" in cause.facts), causes[0])
        more = len(causes) - 1
        rest = (
            f", and {more} more {'change' if more == 1 else 'changes'}" if more else ""
        )
        return f", because {tell_briefly(new)}{rest}. {programs} keep working."
    return ": nothing changed that programs can notice."


def tell_briefly(cause: Cause) -> str:
    """The first of what changed, and how."""
    finding = cause.lead[0].finding
    name = finding.subject or (cause.names[0] if cause.names else "")
    title = quote(name) if name else lower(name_cause(cause))
    fact = cause.facts[0]
    if " → " in fact:
        return f"{title} changes from {' to '.join(fact.split(' → ', 1))}"
    return attach(title, fact)


def lower(text: str) -> str:
    """A message as it goes on after a colon."""
    return f"{text[:1].lower()}{text[1:]}" if text.startswith("The ") else text
