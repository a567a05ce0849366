"""Work that two processes share, where there is a second processor for it."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import NoReturn, TypeVar

Result = TypeVar("Result")

_FEW = 40
"""With fewer jobs than this, starting a process costs more than it saves."""
_WIDTH = 2
_MOST = 4096 // _WIDTH
"""As many tickets as the smallest pipe holds."""
_SIZE = 8


@contextmanager
def aside(job: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Do a pure job in a second process; the function given waits for its result.

    What becomes of that process never matters: what it does not bring is done here, and the
    error of a job that fails is raised here.
    """
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe, os.fdopen(writing, "wb") as end:
        child = _forked()
        if child is None:
            yield job
            return
        if child == 0:
            os.close(reading)
            _assist(job, writing)
        try:
            end.close()
            yield lambda: _received(pipe.read(), job)
        finally:
            os.kill(child, signal.SIGKILL)  # it is done, or not needed any more
            os.waitpid(child, 0)


def shared(jobs: Sequence[Callable[[], Result]]) -> list[Result]:
    """The results of pure jobs, in their order; large jobs best come first.

    Each of two processes takes the next job when it is free. The error of a job that fails
    is raised as if all had been done here, one after the other.
    """
    done: dict[int, Result] = {}
    if len(jobs) >= _FEW:
        with os.fdopen(_tickets(len(jobs)), "rb", 0) as tickets:
            taking = partial(_taken, jobs, tickets.fileno())
            with aside(taking) as theirs:
                done = taking()
                done.update(theirs())
    return [done[index] if index in done else job() for index, job in enumerate(jobs)]


def _forked() -> int | None:
    """A second process, where another thread cannot have left a lock behind in it.

    Libraries of Apple do not survive a fork.
    """
    if (
        sys.platform != "linux"
        or threading.active_count() > 1
        or len(os.sched_getaffinity(0)) == 1
    ):
        return None
    with suppress(OSError):  # no process or no memory to spare
        return os.fork()
    return None


def _assist(job: Callable[[], object], writing: int) -> NoReturn:
    """The life of the second process."""
    with suppress(BaseException):
        data = pickle.dumps(job(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(len(data).to_bytes(_SIZE, "big"))
            pipe.write(data)
    os._exit(0)


def _received(sent: bytes, job: Callable[[], Result]) -> Result:
    """The result that was sent, or a new one if the process was stopped on the way."""
    whole = memoryview(sent)[_SIZE:]
    if int.from_bytes(sent[:_SIZE], "big") != len(whole) or not whole:
        return job()
    result: Result = pickle.loads(whole)
    return result


def _tickets(count: int) -> int:
    """A pipe with a ticket for each batch of jobs.

    Whoever reads takes a whole one, even if both read at the same time.
    """
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        for number in range(-(-count // _batch(count))):
            pipe.write(number.to_bytes(_WIDTH, "big"))
    return reading


def _batch(count: int) -> int:
    """How many jobs a ticket is for."""
    return -(-count // _MOST)


def _taken(jobs: Sequence[Callable[[], Result]], tickets: int) -> dict[int, Result]:
    """The results of the jobs that this process took, up to one that failed."""
    batch = _batch(len(jobs))
    done: dict[int, Result] = {}
    with suppress(Exception):
        while ticket := os.read(tickets, _WIDTH):
            first = int.from_bytes(ticket, "big") * batch
            for index in range(first, min(first + batch, len(jobs))):
                done[index] = jobs[index]()
    return done
