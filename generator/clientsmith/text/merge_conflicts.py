"""The marks that a merge leaves in a file where both branches changed the same lines."""

from __future__ import annotations

_OURS, _BASE, _MIDDLE, _THEIRS = "<<<<<<< ", "||||||| ", "=======", ">>>>>>> "


def has_conflict(text: str) -> bool:
    """Whether a text holds a merge conflict that nobody resolved."""
    return any(line.startswith(_OURS) for line in text.splitlines())


def sides(text: str) -> tuple[str, str]:
    """The text as either branch has it; twice the same where there is no conflict.

    Raises:
        ValueError: the marks are not in their order.
    """
    ours: list[str] = []
    theirs: list[str] = []
    within: tuple[list[str], ...] = (ours, theirs)
    mark = _THEIRS
    for line in text.splitlines():
        found = _mark(line)
        if found is None:
            for side in within:
                side.append(line)
            continue
        if mark not in _NEXT[found]:
            raise ValueError("the marks of a merge conflict are not in their order")
        mark = found
        within = {
            _OURS: (ours,),
            _BASE: (),
            _MIDDLE: (theirs,),
            _THEIRS: (ours, theirs),
        }[mark]
    if mark != _THEIRS:
        raise ValueError("a merge conflict has no end")
    return "\n".join(ours), "\n".join(theirs)


_NEXT = {
    _OURS: (_THEIRS,),
    _BASE: (_OURS,),
    _MIDDLE: (_OURS, _BASE),
    _THEIRS: (_MIDDLE,),
}
"""Each mark, and those that it may follow."""


def _mark(line: str) -> str | None:
    if line == _MIDDLE:
        return line
    return next((m for m in (_OURS, _BASE, _THEIRS) if line.startswith(m)), None)
