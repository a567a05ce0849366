"""Findings that are one change of several operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...spec.source_map import Pointer, tokens
from ..findings import Finding
from ..messages import INSIDE, name_below, quote, sentence
from ..rules import RULES


@dataclass(frozen=True, slots=True)
class Group:
    """One change, with each operation that it shows in, and each rule that found it."""

    finding: Finding
    operations: tuple[str, ...]
    rules: tuple[str, ...] = ()


def put_together(findings: Iterable[Finding]) -> Iterator[Group]:
    """Findings with those that differ in the operation only as one."""
    together: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        together.setdefault(_key(finding), []).append(finding)
    for members in together.values():
        places = dict.fromkeys(item.where for item in members if item.where)
        rules = dict.fromkeys(item.rule for item in members)
        yield Group(_shared(members), tuple(places), tuple(rules))


def _key(finding: Finding) -> tuple[str, ...]:
    """What findings have in common that are one change: of one place of one component, or
    of what several operations say in the same words."""
    known = RULES.get(finding.rule)
    shared = bool(finding.operation) and _is_shared(finding)
    return (
        finding.level,
        finding.direction,
        known.change if known and shared else finding.rule,
        finding.pointer_old,
        finding.pointer_new,
        f"{finding.old!r} {finding.new!r}" if shared else finding.message,
    )


def _is_shared(finding: Finding) -> bool:
    return all(
        pointer.startswith("/components/")
        for pointer in (finding.pointer_old, finding.pointer_new)
    )


def _shared(members: list[Finding]) -> Finding:
    """One finding that is true of all: where each says another way to the place, the
    message speaks of the shared component instead."""
    first = members[0]
    if all(item.message == first.message for item in members):
        return first
    pointer = _find_place(first)
    section, name, *inner = tokens(pointer)[1:]
    before = ["", *inner]
    labels = tuple(
        token if holder == "properties" else INSIDE[token]
        for token, holder in zip(inner, before, strict=False)
        if holder == "properties" or token in INSIDE
    )
    title = f"{_SECTIONS.get(section, section)} {quote(name)}"
    text = RULES[first.rule].text
    message = sentence(name_below(title, labels), text, first.old, first.new)
    return replace(first, message=message)


def _find_place(finding: Finding) -> Pointer:
    """Where a thing stands: in the document that has it, if only one does."""
    rule = RULES[finding.rule]
    if rule.kind == "existence" and rule.action in ("add", "remove"):
        return finding.pointer_new if rule.action == "add" else finding.pointer_old
    return max(finding.pointer_new, finding.pointer_old, key=len)


_SECTIONS = {
    "schemas": "schema",
    "parameters": "parameter",
    "responses": "response",
    "requestBodies": "request body",
    "headers": "header",
}
