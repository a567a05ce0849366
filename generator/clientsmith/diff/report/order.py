"""In which order a reader meets changes, the same in each text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..findings import Audience, Level
from .causes import Cause

_VERSION = re.compile(r"v\d+(?:\.\d+)*|api|rest", re.IGNORECASE)


def order_causes(causes: Sequence[Cause]) -> tuple[Cause, ...]:
    """Changes with the worst first, and those of one resource together: resources by their
    weightiest change, and by name where nothing breaks. What no operation uses comes last.
    """
    weighed = sorted(causes, key=weigh)
    first: dict[tuple[Level, str], int] = {}
    for index, cause in enumerate(weighed):
        first.setdefault((cause.level, name_resource(cause)), index)

    def place(cause: Cause) -> tuple[int, bool, int, str]:
        resource = name_resource(cause)
        at = 0 if cause.level is Level.INFO else first[cause.level, resource]
        return cause.level.rank, not cause.operations, at, resource

    return tuple(sorted(weighed, key=place))


def weigh(cause: Cause) -> tuple[int, bool, bool, int]:
    """What speaks for a change as the first to tell: that Python has it, how far it reaches."""
    python = any(group.finding.audience is Audience.SOURCE for group in cause.lead)
    reach = len(cause.operations)
    return cause.level.rank, not reach, not python, -reach


def name_resource(cause: Cause) -> str:
    """What a reader looks for: the first part of the path that names something, in most of
    the operations."""
    parts = Counter(filter(None, map(_read_resource, cause.operations)))
    return parts.most_common(1)[0][0] if parts else ""


def _read_resource(place: str) -> str:
    """The first part of an operation's path that names something; empty where none does."""
    for part in place.partition(" ")[2].split("/"):
        if part and part[:1] != "{" and not _VERSION.fullmatch(part):
            return part
    return ""
