"""The words of reports that people read: a comment, the entry of a changelog, a release."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Audience, Direction, Level
from ..messages import attach, quote
from ..rules import RULES
from ..verdict import Verdict
from .causes import Cause, tell_fact
from .summary import Report

MOST_NAMES = 3


def count_off(items: Sequence[str], most: int = MOST_NAMES) -> str:
    """The first items, and how many more there are."""
    more = len(items) - most
    shown = ", ".join(items[:most])
    return f"{shown} and {more} more" if more > 0 else shown


def name_cause(cause: Cause) -> str:
    """What changed: in Python's terms where it has any."""
    if cause.names:
        return count_off([quote(name) for name in cause.names])
    finding = cause.lead[0].finding
    return finding.message.removesuffix(tell_fact(finding)).rstrip(": ")


def tell_cause(cause: Cause) -> str:
    """What changed, and how."""
    first = cause.lead[0].finding
    facts, name = cause.facts, name_cause(cause)
    more = ""
    if len(facts) > 1 and first.subject:
        # Each has a fact of its own: tell the first.
        others = [quote(other) for other in cause.names if other != first.subject]
        facts, name = facts[:1], quote(first.subject)
        more = f", likewise {count_off(others, 2)}" if others else ""
    is_one = len(cause.names) < 2 or bool(more)
    fact = count_off(facts) if is_one else tell_plural(count_off(facts))
    said = f"{attach(name, fact)}{more}"
    if cause.brought:
        said += f", with {count_off([quote(name) for name in cause.brought])}"
    return said


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
        shown.append(count_off([quote(place) for place in cause.operations]))
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
    return f"{name} {bump.released}" + ("" if same else f" → {bump.version}")


def tell_reason(report: Report) -> str:
    """Why the version is what it is, after its name, and what that means for programs."""
    causes = report.causes
    before = report.bump.released if report.bump else ""
    programs = f"Programs written for {before}" if before else "Programs written before"
    broken = [cause for cause in causes if cause.level is Level.ERROR]
    if broken:
        more = len(broken) - 1
        rest = f", and {more} more {'change breaks' if more == 1 else 'changes break'}"
        said = f", because {_tell_briefly(min(broken, key=_weight))}{rest if more else ''}."
        return f"{said} {programs} can stop working."
    if any(cause.level is Level.WARNING for cause in causes):
        said = f", because {_tell_briefly(min(causes, key=_weight))}."
        return f"{said} Whether that breaks a program, the documents do not say."
    if causes and report.verdict is Verdict.MINOR:
        new = next((cause for cause in causes if "was added" in cause.facts), causes[0])
        more = len(causes) - 1
        rest = (
            f", and {more} more {'change' if more == 1 else 'changes'}" if more else ""
        )
        return f", because {_tell_briefly(new)}{rest}. {programs} keep working."
    return ": nothing changed that programs can notice."


def _tell_briefly(cause: Cause) -> str:
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


def _weight(cause: Cause) -> tuple[int, bool, int]:
    """What speaks for a cause as the first to tell: that Python has it, how far it reaches."""
    python = any(group.finding.audience is Audience.SOURCE for group in cause.lead)
    return cause.level.rank, not python, -len(cause.operations)


def tell_adaptation(cause: Cause) -> str:
    """What those do who call the package; empty where the change says it."""
    finding = cause.lead[0].finding
    if finding.audience is Audience.SOURCE:
        known = finding.rule.removeprefix("python-").partition("-")[2]
        admits_none = "None" in str(finding.new) and "None" not in str(finding.old)
        if known == "type-widened" and admits_none:
            return "Check for `None` before you use it."
        return _ADAPTATIONS.get(known, "")
    rule = RULES.get(finding.rule)
    if rule is not None and rule.kind == "existence" and rule.action == "remove":
        return ""
    if finding.rule.endswith(("-added-required", "-became-required")):
        return _ADAPTATIONS["became-required"]
    if finding.rule.endswith("-became-nullable"):
        return "Check for `None` before you use it."
    return _OVER_HTTP.get(finding.direction, "")


_ADAPTATIONS = {
    "added-required": "Pass it in every call.",
    "became-required": "Pass it in every call.",
    "type-narrowed": "Pass only what the new type allows.",
    "type-widened": "Expect values of the new type, too.",
    "type-changed": "Use the new type.",
}
_OVER_HTTP = {
    Direction.REQUEST: "Send only what is allowed now.",
    Direction.RESPONSE: "Expect it in replies.",
    Direction.NONE: "",
}
