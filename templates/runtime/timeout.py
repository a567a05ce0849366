"""How long a call may wait."""

from __future__ import annotations

from .value import Value


class Timeout(Value):
    """Seconds allowed for each phase of one attempt; `None` waits for ever."""

    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0

    @classmethod
    def of(cls, seconds: float | None) -> Timeout:
        """The same limit for every phase."""
        return cls(seconds, seconds, seconds, seconds)
