"""What findings say of the thing that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..findings import Audience, Finding
from ..messages import sentence
from ..rules import RULES
from .type_texts import tell_types


def tell_fact(finding: Finding) -> str:
    """What changed, without where."""
    rule = RULES.get(finding.rule)
    if rule is None:
        return finding.message
    if is_of_types(finding):
        return tell_types(str(finding.old), str(finding.new))
    return sentence("", rule.text, finding.old, finding.new).strip(": ")


def is_of_types(finding: Finding) -> bool:
    """Whether an annotation changed."""
    rule = RULES.get(finding.rule)
    is_type = rule is not None and rule.kind == "type" and "-type-" in rule.id
    return is_type and finding.audience is Audience.SOURCE


def join_facts(facts: Iterable[str]) -> tuple[str, ...]:
    """Facts that differ in one name as one: `values 'a', 'b' were added to the enum`."""
    joined: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        found = _OF_ONE.fullmatch(fact)
        key = (found[1] or "", found[3]) if found else (fact, "")
        joined.setdefault(key, []).append(found[2] if found else fact)
    return tuple(_tell_joined(*key, names) for key, names in joined.items())


def _tell_joined(noun: str, rest: str, names: list[str]) -> str:
    if not rest:
        return names[0]
    if len(names) == 1:
        return f"{noun}{names[0]} was {rest}"
    some, shown = noun.replace("value ", "values "), ", ".join(names[:_MOST_VALUES])
    more = len(names) - _MOST_VALUES
    listed = f"{shown} and {more} more" if more > 0 else shown
    if more <= 0:
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{some}{listed} were {rest}"


_OF_ONE = re.compile(r"(value )?(`[^`]+`) was ((?:added to|removed from) .*)")
_MOST_VALUES = 8
