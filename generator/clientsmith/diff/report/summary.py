"""What a report is about, before it is in any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...source import Location, Pointer, SourceMap
from ..findings import Finding, Level
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
    _places: dict[tuple[int, Pointer], Location] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """The part of a semantic version to raise."""
        return verdict(self.findings)

    def count(self, level: Level) -> int:
        """How many findings there are of a level."""
        return sum(finding.level is level for finding in self.findings)

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

    def groups(self) -> Iterator[Group]:
        """The findings with what differs in the operation only put together, worst first."""
        together: dict[tuple[str, str, str, str, str], list[Finding]] = {}
        for finding in self.findings:
            key = (
                finding.level,
                finding.rule,
                finding.pointer_old,
                finding.pointer_new,
                finding.message if not finding.operation else _tail(finding),
            )
            together.setdefault(key, []).append(finding)
        for members in together.values():
            places = dict.fromkeys(item.where for item in members if item.where)
            yield Group(members[0], tuple(places))


def _tail(finding: Finding) -> str:
    """What tells apart two changes of one rule at one place."""
    return f"{finding.old!r} {finding.new!r}"


_WORDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
