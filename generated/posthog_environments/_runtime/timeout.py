"""How long a call may wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeAlias

from .value import Value

Seconds: TypeAlias = float | timedelta


class Timeout(Value):
    """Seconds allowed for each phase of one attempt; `None` waits for ever.

    Phases are named, since elsewhere a first number counts for all of them: `timeout=10` does.
    """

    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0

    def __init__(
        self,
        *,
        connect: Seconds | None = 5.0,
        read: Seconds | None = 60.0,
        write: Seconds | None = 60.0,
        pool: Seconds | None = 60.0,
    ) -> None:
        super().__init__(
            *(as_seconds("timeout", each) for each in (connect, read, write, pool))
        )

    @classmethod
    def of(cls, seconds: Seconds | None) -> Timeout:
        """The same limit for every phase."""
        return cls(connect=seconds, read=seconds, write=seconds, pool=seconds)

    def within(self, most: float) -> Timeout:
        """The same limits, but none beyond so many seconds."""
        limits = {
            phase: most if limit is None else min(limit, most)
            for phase, limit in vars(self).items()
        }
        return Timeout(**limits)


def as_seconds(name: str, given: Seconds | None) -> float | None:
    """A span of time in seconds; None for none.

    Raises TypeError or ValueError, with the name of the setting, for what is no span.
    """
    if given is None:
        return None
    if not isinstance(given, (int, float)) or isinstance(given, bool):
        total = getattr(given, "total_seconds", None)
        if total is None:
            raise TypeError(
                f"`{name}` must be a number of seconds, a timedelta or None, "
                f"not {type(given).__name__}"
            )
        given = float(total())
    if not given > 0:
        raise ValueError(f"`{name}` must be more than 0 seconds; None means no limit")
    return None if given == float("inf") else given


def as_timeout(given: Seconds | Timeout | None) -> Timeout:
    """The limits that are meant. Raises as `as_seconds` does."""
    return given if isinstance(given, Timeout) else Timeout.of(given)
