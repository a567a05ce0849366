"""When an attempt is repeated, and how long to wait before that."""

from __future__ import annotations

from _thread import allocate_lock as Lock  # `threading` costs more to import
from collections.abc import Mapping

from .clock import Clock
from .value import Value

_ENDLESS = float("inf")

IDEMPOTENT = frozenset(("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"))
"""Methods that may be sent twice with the effect of once (RFC 9110, section 9.2.2)."""


class RetryPolicy(Value):
    """What is retried, and the waiting in between, in seconds.

    The wait before retry number `i` is random between 0 and `min(cap, base * 2**i)`, so
    that clients do not return all at once; it comes on top of a `Retry-After` of the
    server. If the server asks for more than `patience`, the error is raised at once.

    Of the `statuses`, those that are `refusals` say that nothing was done: after them every
    method is retried. After the others, and after a connection that broke, only calls are
    that may be made twice: those of idempotent methods, those with an idempotency key, and
    with `unsafe` all. A server's `x-should-retry` counts more than any of this.

    The statuses of `locks` are final, unless the server says by `Retry-After` when they
    will be over: then they are refusals too.

    `budget` bounds the retries of a client while a server is down: so many may be without
    success, then errors are raised at once. Refusals do not count, and a call that
    succeeds gives back what its retries took. None for no bound.
    """

    statuses: frozenset[int] = frozenset((408, 429, 500, 502, 503, 504))
    refusals: frozenset[int] = frozenset((429,))
    locks: frozenset[int] = frozenset((409, 423, 425))
    base: float = 0.5
    cap: float = 8.0
    patience: float = 120.0
    unsafe: bool = False
    budget: int | None = 100

    def delay(self, retry: int, floor: float | None, clock: Clock) -> float:
        """Seconds to wait before retry number `retry`, counted from 0."""
        ceiling = min(self.cap, self.base * 2 ** min(retry, 30))
        return (floor or 0.0) + clock.uniform(0.0, ceiling)


class RetryBudget:
    """Counts the retries of a client that have not succeeded (see `RetryPolicy.budget`).

    An answer without fault to a call that was not retried gives back a part of one, so
    that the budget recovers from calls that failed.
    """

    RECOVERY = 0.2

    def __init__(self) -> None:
        self._spent = 0.0
        self._lock = Lock()

    def take(self, budget: int | None) -> bool:
        """Count a retry; False if there are too many without success already."""
        if budget is None:
            return True
        with self._lock:
            if self._spent + 1 > budget:
                return False
            self._spent += 1
            return True

    def give_back(self, taken: int) -> None:
        """A call succeeded that took so many retries."""
        if self._spent > 0:
            with self._lock:
                self._spent = max(0.0, self._spent - (taken or self.RECOVERY))


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds that a server asks to wait; None if it does not, or not clearly.

    Reads `retry-after-ms`, then `Retry-After` in seconds or as a date (RFC 9110, section
    10.2.3). `now` is the time in seconds since the epoch.
    """
    seconds = _number(headers.get("retry-after-ms"))
    if seconds is not None:
        return seconds / 1000
    text = headers.get("retry-after")
    if text is None:
        return None
    seconds = _number(text)
    return seconds if seconds is not None else _until(text, now)


def should_retry(headers: Mapping[str, str]) -> bool | None:
    """What the server says itself about retrying; None if nothing."""
    told = headers.get("x-should-retry")
    return {"true": True, "false": False}.get(told.lower()) if told else None


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    # Not a number compares false.
    return number if 0 <= number < _ENDLESS else None


def _until(text: str, now: float) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None
    return max(0.0, moment - now)
