"""Programs that a change breaks, as Markdown shows them."""

from __future__ import annotations

import re

from ..text.escaping import visible

MOST = 20
"""So many samples show in one text: they explain, and are no list of what changed."""

_TICKS = re.compile(r"`+")


def fenced(program: str, indent: str = "", language: str = "python") -> list[str]:
    """The lines of a code block that nothing in the program can end."""
    longest = max((len(run) for run in _TICKS.findall(program)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = [visible(line) for line in program.rstrip("\n").split("\n")]
    block = [f"{fence}{language}", *lines, fence]
    return [f"{indent}{line}" if line else "" for line in block]
