"""What a report is about, before it is in any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ...spec.source_map import Location, Pointer, SourceMap, tokens
from ..findings import Finding, Level
from ..messages import quote, sentence, subject
from ..rules import RULES
from ..verdict import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Group:
    """One change, with each operation that it shows in."""

    finding: Finding
    operations: tuple[str, ...]


@dataclass(slots=True)
class Report:
    """The findings of one comparison with everything that printers need to know.

    `allowed` counts findings that an allow-list took out.
    """

    findings: tuple[Finding, ...]
    old_name: str
    new_name: str
    sources: tuple[SourceMap, SourceMap] | None = None
    allowed: int = 0
    _groups: tuple[Group, ...] | None = None
    _places: dict[tuple[int, Pointer], Location] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """The part of a semantic version to raise."""
        return verdict(self.findings)

    def count(self, level: Level) -> int:
        """How many changes there are of a level: as many as rows in a report."""
        return sum(group.finding.level is level for group in self.groups)

    @property
    def tally(self) -> str:
        """The counts in words."""
        parts = [
            f"{number} {word if number == 1 else word + 's'}"
            for level, word in _WORDS.items()
            if (number := self.count(level))
        ]
        return ", ".join(parts) or "no changes"

    def old_place(self, finding: Finding) -> Location:
        """Where the old document says it."""
        return self._place(0, finding.pointer_old)

    def new_place(self, finding: Finding) -> Location:
        """Where the new document says it, or would."""
        return self._place(1, finding.pointer_new)

    def _place(self, side: int, pointer: Pointer) -> Location:
        if self.sources is None:
            return Location((self.old_name, self.new_name)[side], 1, 1)
        key = side, pointer
        if key not in self._places:
            self._places[key] = self.sources[side].locate(pointer)
        return self._places[key]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The findings with what differs in the operation only put together, worst first."""
        if self._groups is None:
            self._groups = tuple(self._grouped())
        return self._groups

    def _grouped(self) -> Iterator[Group]:
        together: dict[tuple[str, ...], list[Finding]] = {}
        for finding in self.findings:
            together.setdefault(_key(finding), []).append(finding)
        for members in together.values():
            places = dict.fromkeys(item.where for item in members if item.where)
            yield Group(_shared(members), tuple(places))


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
    pointer = max(first.pointer_new, first.pointer_old, key=len)
    section, name, *inner = tokens(pointer)[1:]
    before = ["", *inner]
    labels = tuple(
        token
        for token, holder in zip(inner, before, strict=False)
        if holder == "properties" or token in ("items", "additionalProperties")
    )
    title = f"{_SECTIONS.get(section, section)} {quote(name)}"
    text = RULES[first.rule].text
    message = sentence(subject(title, labels), text, first.old, first.new)
    return replace(first, message=message)


_SECTIONS = {
    "schemas": "schema",
    "parameters": "parameter",
    "responses": "response",
    "requestBodies": "request body",
    "headers": "header",
}

_WORDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
