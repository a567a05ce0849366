"""Deprecation, sunset dates and stability levels, of operations, parameters, properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from .shape import Node

STABILITY = ("draft", "alpha", "beta", "stable")


@dataclass(frozen=True, slots=True)
class Policy:
    """What a team has promised about changes.

    `today` decides whether a sunset date has passed. Operations below `stability` in
    the old document may change freely. `notice` is the number of days between a
    deprecation and the sunset, by stability level; zero asks for no sunset date at all.
    """

    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    stability: str = "beta"
    notice: dict[str, int] = field(default_factory=dict)

    def covers(self, node: Node) -> bool:
        """Whether an operation is stable enough to be judged."""
        level = stability(node)
        return level is None or STABILITY.index(level) >= STABILITY.index(
            self.stability
        )

    def days(self, node: Node) -> int:
        """How much notice a deprecation of this node needs; none if its level is none."""
        return self.notice.get(stability(node) or "", 0)


@dataclass(frozen=True, slots=True)
class LifecycleChange:
    """A row of the table of lifecycle rules that fired, with both values."""

    name: str
    old: object = None
    new: object = None
    keyword: str = "deprecated"


def stability(node: Node) -> str | None:
    """The declared level; `stable` if there is none, None if it is not a level."""
    level = node.get("x-stability-level", "stable")
    return level if isinstance(level, str) and level in STABILITY else None


def sunset(node: Node) -> date | None:
    """The sunset date: a date or an RFC 3339 time; None if absent or unreadable."""
    text = node.get("x-sunset")
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def sunset_is_broken(node: Node) -> bool:
    """Whether a sunset is given that is no date."""
    return "x-sunset" in node and sunset(node) is None


def lifecycle(old: Node, new: Node, policy: Policy) -> Iterator[LifecycleChange]:
    """What changed in the life of a thing that both documents have."""
    yield from _stability(old, new)
    was, is_ = old.get("deprecated") is True, new.get("deprecated") is True
    if is_ and not was:
        yield from _deprecated(new, policy)
    elif was and not is_:
        yield LifecycleChange("reactivated", True, False)
    elif was and is_:
        yield from _rescheduled(old, new, policy)


def _stability(old: Node, new: Node) -> Iterator[LifecycleChange]:
    before, after = stability(old), stability(new)
    values = old.get("x-stability-level"), new.get("x-stability-level")
    if before is None or after is None:
        yield LifecycleChange("stability-invalid", *values, "x-stability-level")
    elif before != after:
        falls = STABILITY.index(after) < STABILITY.index(before)
        name = "stability-decreased" if falls else "stability-increased"
        yield LifecycleChange(name, before, after, "x-stability-level")


def _deprecated(new: Node, policy: Policy) -> Iterator[LifecycleChange]:
    days = policy.days(new)
    ends = sunset(new)
    if sunset_is_broken(new):
        yield LifecycleChange("sunset-invalid", None, new["x-sunset"], "x-sunset")
    elif ends is None and days > 0:
        yield LifecycleChange("sunset-missing", None, None)
    elif ends is not None and days > 0 and ends < policy.today + timedelta(days=days):
        yield LifecycleChange("sunset-too-soon", None, new["x-sunset"], "x-sunset")
    else:
        yield LifecycleChange("deprecated", None, new.get("x-sunset"))


def _rescheduled(old: Node, new: Node, policy: Policy) -> Iterator[LifecycleChange]:
    values = old.get("x-sunset"), new.get("x-sunset")
    if values[0] == values[1]:
        return
    before, after = sunset(old), sunset(new)
    notice = timedelta(days=policy.days(new))
    if "x-sunset" not in new:
        if sunset_is_broken(old):
            yield LifecycleChange("sunset-invalid", *values, "x-sunset")
        else:
            yield LifecycleChange("sunset-removed", *values, "x-sunset")
    elif sunset_is_broken(old) or after is None:
        yield LifecycleChange("sunset-invalid", *values, "x-sunset")
    elif before is not None and after < min(before, policy.today + notice):
        yield LifecycleChange("sunset-moved-too-soon", *values, "x-sunset")
