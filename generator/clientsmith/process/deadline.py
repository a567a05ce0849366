"""A bound on time, for documents that are slow in ways nobody thought of."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Overtime(BaseException):
    """The time is over. No `except Exception` on the way holds it up."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise `Overtime` in the block if it takes longer.

    Does nothing where no signal can be had: in other threads than the main one, on Windows,
    and where somebody else's timer runs.
    """
    usable = (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getitimer(signal.ITIMER_REAL)[0] == 0
    )
    if not usable:
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise Overtime

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
