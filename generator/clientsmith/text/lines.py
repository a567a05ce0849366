"""Lines of a text: on which one an offset stands, and what it says."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

_BLOCK = 1 << 12
_LONGEST = 20_000


@dataclass(slots=True)
class Lines:
    """The lines of a long text, found through counts of the line breaks before each block."""

    text: str
    _before: list[int] = field(default_factory=list)

    def place(self, offset: int) -> tuple[int, int]:
        """The one-based line and column of an offset."""
        block = offset // _BLOCK
        counts = self._counts()
        line = counts[block] + self.text.count("\n", block * _BLOCK, offset)
        least = max(bisect_left(counts, line) - 1, 0) * _BLOCK if line else offset
        return line + 1, offset - self.text.rfind("\n", least, offset)

    def line(self, number: int) -> str:
        """The line with that one-based number, without its break.

        Empty if there is none, or if it is too long for anybody to read.
        """
        counts = self._counts()
        wanted = number - 1  # breaks before it
        if wanted > counts[-1]:
            return ""
        block = bisect_left(counts, wanted) - 1
        start = max(block, 0) * _BLOCK
        for _ in range(wanted - counts[max(block, 0)]):
            start = self.text.find("\n", start) + 1
        end = self.text.find("\n", start, start + _LONGEST)
        if end < 0 and len(self.text) - start > _LONGEST:
            return ""
        return self.text[start : end if end >= 0 else None].rstrip("\r")

    def _counts(self) -> list[int]:
        """The line breaks before each block, and in all."""
        if not self._before:
            total = 0
            for start in range(0, len(self.text) + 1, _BLOCK):
                self._before.append(total)
                total += self.text.count("\n", start, start + _BLOCK)
            self._before.append(total)
        return self._before
