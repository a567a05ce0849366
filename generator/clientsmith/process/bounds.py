"""Bounds on time and memory, for documents that exhaust them in ways nobody thought of."""

from __future__ import annotations

import contextlib
import signal
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import mmap
from pathlib import Path
from types import FrameType

from ..report.diagnostics import Diagnostics
from ..spec.limits import Limits
from ..spec.source_map import ROOT, Location

with contextlib.suppress(ImportError):  # none on Windows
    import resource

    _GIVEN = resource.getrlimit(resource.RLIMIT_AS)[0]

_STATM = Path("/proc/self/statm")


class Overtime(BaseException):
    """The time is over. No `except Exception` on the way holds it up."""


class Watch:
    """When the time of a process is over, for another one that watches it; 0 while it has
    as much as it likes."""

    def __init__(self) -> None:
        self._shared = mmap(-1, 8)

    @property
    def due(self) -> float:
        """The end, on the monotonic clock, which all processes share."""
        (due,) = struct.unpack("d", self._shared[:8])
        return float(due)

    @due.setter
    def due(self, at: float) -> None:
        self._shared[:8] = struct.pack("d", at)


watches: list[Watch] = []
"""That of this process, where another one watches it."""


@contextmanager
def bounded(limits: Limits, diagnostics: Diagnostics, document: str) -> Iterator[None]:
    """Give the block as much time and memory as the limits say.

    What takes more is left, and reported as an error of the document: whoever gives a result
    from within the block knows by its coming to an end that there is none.
    """
    place = Location(document, 1, 1)
    try:
        with within(limits):
            yield
    except Overtime:
        diagnostics.error(
            "too-slow",
            ROOT,
            f"The document takes longer than {limits.seconds} seconds.",
            "Raise --max-seconds if it should; please report a document that is slow.",
            place,
        )
    except MemoryError:
        diagnostics.error(
            "too-much-memory",
            ROOT,
            f"The document needs more than {limits.memory} bytes of memory, or than there are.",
            "Raise --max-memory if it should; please report a document that is this large.",
            place,
        )
    except RecursionError:
        diagnostics.error(
            "schema-too-deep",
            ROOT,
            "The document nests, or its schemas refer to each other, deeper than Python follows.",
            "Shorten the chains of references; please report a document that people wrote.",
            place,
        )


@contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Raise `Overtime` or `MemoryError` in the block if it takes more.

    Time is not limited where no signal can be had: in other threads than the main one, on
    Windows, and where somebody else's timer runs. Memory is limited on Linux.
    """
    with _memory(limits.memory), _time(limits.seconds):
        yield


@contextmanager
def _time(seconds: int) -> Iterator[None]:
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
    _announce(time.monotonic() + seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        _announce(0)


def _announce(due: float) -> None:
    for watch in watches:
        watch.due = due


@contextmanager
def _memory(most: int) -> Iterator[None]:
    before = limit_memory(most)
    try:
        yield
    finally:
        if before is not None:
            resource.setrlimit(resource.RLIMIT_AS, before)


def limit_memory(most: int) -> tuple[int, int] | None:
    """Let this process have so many bytes more than it has.

    Returns:
        The limits until now; None where there are none that could be set.
    """
    try:
        pages = int(_STATM.read_text().split()[0])
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = pages * resource.getpagesize() + most
        if _GIVEN != resource.RLIM_INFINITY:
            wanted = min(wanted, _GIVEN)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (NameError, OSError, ValueError):
        return None
    return soft, hard
