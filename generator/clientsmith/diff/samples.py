"""Programs that a change breaks, as Markdown shows them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

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


def fenced_change(program: str, remedy: str, indent: str = "") -> list[str]:
    """A program as a code block; with the lines marked that have to be others, and the others,
    where they are known."""
    if not remedy:
        return fenced(program, indent)
    before, after = (text.rstrip("\n").split("\n") for text in (program, remedy))
    lines: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, start_after, end_after in matcher.get_opcodes():
        if kind == "equal":
            lines += [f" {line}" if line else "" for line in before[start:end]]
            continue
        lines += [f"-{line}" for line in before[start:end]]
        lines += [f"+{line}" for line in after[start_after:end_after]]
    return fenced("\n".join(lines), indent, "diff")
