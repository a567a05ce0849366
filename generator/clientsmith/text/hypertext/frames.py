"""Open elements, and the texts in them put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from .tags import Piece


class Gap(IntEnum):
    """What parts two texts; where several meet, the greatest counts."""

    NONE = 0
    LINE = 1
    HARD = 2
    """A line's end that is meant."""
    BLANK = 3


_GLUE = {Gap.LINE: "\n", Gap.HARD: "  \n", Gap.BLANK: "\n\n"}
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s")


@dataclass(slots=True)
class Frame:
    """An open element and what was written in it so far."""

    tag: str
    piece: Piece
    flat: bool
    flowing: bool
    listed: bool
    """Whether it stands in an item of a list."""
    parts: list[str | Gap] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    marked: bool = False
    """Whether the last part ends in emphasis that a letter right behind would undo."""

    def add(self, text: str) -> None:
        """Add text, apart from emphasis before it."""
        if text:
            apart = self.marked and text[0].isalnum()
            self.parts.append(f" {text}" if apart else text)
            self.marked = False

    def gap(self, gap: Gap) -> None:
        """Part what comes from what was written."""
        if gap:
            self.parts.append(" " if self.flat else gap)
            self.marked = False

    def last(self) -> str:
        """The last character, "" behind a gap."""
        part = self.parts[-1] if self.parts else ""
        return part[-1:] if isinstance(part, str) else ""

    def block(self, text: str, gap: Gap = Gap.BLANK, *, flat: bool = False) -> None:
        """Add text that stands by itself, `flat` if that is within a line."""
        if flat:
            space = "" if self.last().isspace() else " "
            self.add(f"{space}{text} ")
            return
        self.gap(gap)
        self.add(text)
        self.gap(gap)


def joined(parts: Iterable[str | Gap]) -> tuple[Gap, str, Gap]:
    """The parts as one text, and the gaps before and behind it."""
    out: list[str] = []
    lead = gap = Gap.NONE
    for part in parts:
        if isinstance(part, Gap):
            twice = part is gap is Gap.HARD
            gap = Gap.BLANK if twice else max(gap, part)
            continue
        if gap or not out:
            body = part.lstrip()
            space = part[: len(part) - len(body)]
            if gap and space.count("\n") > 1:
                gap = Gap.BLANK
            if not body and gap:
                continue
            if gap:
                part = body
                if _ITEM.match(body):
                    part = (
                        space[space.rfind("\n") + 1 :] + body if "\n" in space else body
                    )
                _strip_end(out)
            if out:
                out.append(_GLUE[gap])
            else:
                lead = gap
            gap = Gap.NONE
        out.append(part)
    if gap:
        _strip_end(out)
    return lead, "".join(out), gap


def _strip_end(out: list[str]) -> None:
    while out:
        out[-1] = out[-1].rstrip()
        if out[-1]:
            break
        out.pop()
