"""Time and chance, which tests replace."""

from __future__ import annotations

import time


class Clock:
    """What a client takes its time from; override methods to test without waiting."""

    def monotonic(self) -> float:
        """Seconds that only grow; deadlines and token lifetimes are measured in them."""
        return time.monotonic()

    def now(self) -> float:
        """Seconds since the epoch, against which dates in headers are read."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait, in a thread."""
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Wait, in an event loop."""
        from .loops import sleep

        await sleep(seconds)

    def uniform(self, low: float, high: float) -> float:
        """A random number between the two."""
        import random

        return random.uniform(low, high)
