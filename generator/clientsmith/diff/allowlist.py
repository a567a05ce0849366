"""Breaking changes that a team has decided to make.

An allowance names a rule and a pointer, never a text or a pattern, says why, and ends on a
date. An allowance that matches nothing any more, or whose date has passed, is an error: a
list of exceptions that nobody looks after hides what it was never meant to.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ..config.toml import TomlFault, read_toml
from ..spec.source_map import Pointer
from .findings import Finding, Level
from .messages import quote
from .rules import RULES

_KEYS = {"rule", "pointer", "operation", "below", "reason", "expires"}


class AllowListError(ValueError):
    """The list cannot be used; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """One change that is allowed. `below` extends it to everything under its pointer.

    `operation` (`GET /pets`) narrows it to one operation.
    """

    rule: str
    pointer: Pointer
    reason: str
    expires: date
    operation: str = ""
    below: bool = False

    def fits(self, finding: Finding) -> bool:
        """Whether a finding is what this allows."""
        if finding.rule != self.rule:
            return False
        if self.operation and finding.where != self.operation:
            return False
        places = (finding.pointer_old, finding.pointer_new)
        if self.pointer in places:
            return True
        return self.below and any(
            place.startswith(f"{self.pointer}/") for place in places
        )


def read_allow_list(text: str, name: str) -> tuple[Allowance, ...]:
    """Parse a TOML allow-list.

    Args:
        text: the file: `[[allow]]` tables with `rule`, `pointer`, `reason`, `expires`, and
            optionally `operation` and `below`.
        name: what the file is called in messages.

    Raises:
        AllowListError: it is not TOML, too large, or an allowance is incomplete or not understood.
    """
    try:
        data = read_toml(text)
    except TomlFault as fault:
        raise AllowListError(f"{name}:{fault.line}:{fault.column}: {fault}") from None
    unknown = sorted(set(data) - {"allow"})
    if unknown:
        raise AllowListError(
            f"{name}: unknown key {quote(unknown[0])}; allowances are `[[allow]]`"
        )
    entries = data.get("allow", [])
    if not isinstance(entries, list):
        raise AllowListError(f"{name}: `allow` is a list of tables: `[[allow]]`")
    return tuple(
        _entry(entry, f"{name}: allowance {index}")
        for index, entry in enumerate(entries, 1)
    )


def _entry(entry: object, where: str) -> Allowance:
    if not isinstance(entry, dict):
        raise AllowListError(f"{where} is no table")
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        near = difflib.get_close_matches(unknown[0], _KEYS, 1)
        hint = f"; did you mean `{near[0]}`?" if near else ""
        raise AllowListError(f"{where}: unknown key {quote(unknown[0])}{hint}")
    rule = _text(entry, "rule", where)
    if rule not in RULES:
        near = difflib.get_close_matches(rule, RULES, 1)
        hint = f"; did you mean `{near[0]}`?" if near else ""
        raise AllowListError(f"{where}: there is no rule {quote(rule)}{hint}")
    pointer = entry.get("pointer")
    if not isinstance(pointer, str) or (pointer and not pointer.startswith("/")):
        raise AllowListError(
            f"{where}: `pointer` is a JSON Pointer such as `/paths/~1pets/get`"
        )
    expires = entry.get("expires")
    if isinstance(expires, datetime):
        expires = expires.date()
    if not isinstance(expires, date):
        raise AllowListError(
            f"{where}: `expires` is a date such as `expires = 2030-01-31`"
        )
    below = entry.get("below", False)
    if not isinstance(below, bool):
        raise AllowListError(f"{where}: `below` is true or false")
    operation = entry.get("operation", "")
    if not isinstance(operation, str):
        raise AllowListError(f"{where}: `operation` is text such as `GET /pets`")
    reason = _text(entry, "reason", where)
    return Allowance(rule, Pointer(pointer), reason, expires, operation, below)


def _text(entry: dict[str, object], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise AllowListError(f"{where}: `{key}` is missing")
    return value


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an allow-list made of the findings."""

    kept: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Allowance], ...]


def apply(
    findings: Iterable[Finding], entries: Sequence[Allowance], today: date
) -> Allowed:
    """Take out what is allowed; add an error for each allowance that is expired or unused."""
    live = [entry for entry in entries if entry.expires >= today]
    used: set[Allowance] = set()
    kept: list[Finding] = []
    allowed: list[tuple[Finding, Allowance]] = []
    by_rule: dict[str, list[Allowance]] = {}
    for entry in live:
        by_rule.setdefault(entry.rule, []).append(entry)
    for finding in findings:
        match = next(
            (e for e in by_rule.get(finding.rule, ()) if e.fits(finding)), None
        )
        if match is None:
            kept.append(finding)
        else:
            used.add(match)
            allowed.append((finding, match))
    for entry in entries:
        if entry.expires < today:
            kept.append(_complaint("allowance-expired", entry))
        elif entry not in used:
            kept.append(_complaint("allowance-unused", entry))
    return Allowed(tuple(kept), tuple(allowed))


def _complaint(rule: str, entry: Allowance) -> Finding:
    known = RULES[rule]
    subject = f"The allowance of `{entry.rule}` at {quote(entry.pointer)}"
    said = known.text.replace("{old}", entry.expires.isoformat())
    blank = Finding(
        rule, Level.ERROR, entry.pointer, entry.pointer, f"{subject}: {said}"
    )
    return replace(blank, old=entry.expires.isoformat(), hint=known.hint)
