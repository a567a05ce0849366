"""One row of the catalogue."""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """What a diagnostic code stands for: a title, and a paragraph on cause and remedy."""

    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.title}\n\n{self.text}"
