"""What a report is about, before it is in any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ...spec.source_map import Location, Pointer, SourceMap
from ..bump import Bump
from ..findings import Finding, Level
from ..verdict import Verdict, verdict
from .causes import Cause, Sides, find_causes
from .group import Group, put_together
from .order import order_causes


@dataclass(slots=True)
class Report:
    """The findings of one comparison with everything that printers need to know.

    `allowed` counts findings that an allow-list took out. `sides` say what things are called
    in Python, `bump` which version of the package follows and `api` which one of the
    document, `today` is the day that dates are judged by. `back` are the changes of the API
    from the new document to the old one, where they are wanted.
    """

    findings: tuple[Finding, ...]
    old_name: str
    new_name: str
    sources: tuple[SourceMap, SourceMap] | None = None
    allowed: int = 0
    sides: Sides | None = None
    bump: Bump | None = None
    api: Bump | None = None
    today: date | None = None
    back: tuple[Finding, ...] | None = None
    _causes: tuple[Cause, ...] | None = None
    _groups: tuple[Group, ...] | None = None
    _places: dict[tuple[int, Pointer], Location] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """The part of a semantic version to raise."""
        return verdict(self.findings)

    def count(self, level: Level) -> int:
        """How many findings there are of a level, those of several operations once."""
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

    @property
    def changes(self) -> str:
        """How many changes there are, in words: findings of one cause are one."""
        counts = dict.fromkeys(Level, 0)
        for cause in self.causes:
            counts[cause.level] += 1
        return count_changes(counts) or "no changes"

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
            self._groups = tuple(put_together(self.findings))
        return self._groups

    @property
    def causes(self) -> tuple[Cause, ...]:
        """What changed, once for each cause, worst first."""
        if self._causes is None:
            self._causes = order_causes(find_causes(self.groups, self.sides))
        return self._causes


def count_changes(counts: Mapping[Level, int]) -> str:
    """Numbers of changes in words; empty where there are none."""
    parts = [f"{count} {_COUNTED[level]}" for level, count in counts.items() if count]
    total = sum(counts.values())
    return f"{', '.join(parts)} change{'s' * (total != 1)}" if parts else ""


_COUNTED = {
    Level.ERROR: "breaking",
    Level.WARNING: "possibly breaking",
    Level.INFO: "compatible",
}
_WORDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
