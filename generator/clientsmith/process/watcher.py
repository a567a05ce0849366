"""A process that watches the one that works, and ends it where it cannot end itself.

Libraries in C and Rust hear no signal while they work, and end the process where memory or
stack are over. The watcher stays small, and says what happened.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import NoReturn

from . import bounds

with contextlib.suppress(ImportError):  # none on Windows
    import fcntl

_GRACE = 5.0
"""Seconds in which a process whose time is over may end by itself."""
_SIGNALS = frozenset((signal.SIGINT, signal.SIGTERM))
OVERTIME = 0
"""Stands in for the signal where the watcher itself ended the process."""


def watch(tell: Callable[[int], int]) -> None:
    """Go on in a new process, while this one waits for its end; does nothing but on Linux.

    Args:
        tell: is given the signal that ended the process, or `OVERTIME`, and returns the
            status to exit with.
    """
    if sys.platform != "linux":
        return
    shared = bounds.Watch()
    life, held = os.pipe()
    signal.pthread_sigmask(signal.SIG_BLOCK, (*_SIGNALS, signal.SIGCHLD))
    try:
        child = os.fork()
    except OSError:  # no process or no memory to spare
        child = 0
        shared.due = 0
    if child == 0:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (*_SIGNALS, signal.SIGCHLD))
        os.close(held)
        _end_with(life)
        bounds.watches.append(shared)
        return
    os.close(life)
    _wait(child, shared, tell)


def _end_with(life: int) -> None:
    """Have the system end this process as soon as the other end of a pipe is closed."""
    fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life, fcntl.F_SETSIG, signal.SIGKILL)
    flags = fcntl.fcntl(life, fcntl.F_GETFL)
    fcntl.fcntl(life, fcntl.F_SETFL, flags | os.O_ASYNC)


def _wait(child: int, shared: bounds.Watch, tell: Callable[[int], int]) -> NoReturn:
    ended = False
    while True:
        heard = signal.sigtimedwait((*_SIGNALS, signal.SIGCHLD), 1.0)
        # What comes from the terminal, not from a process, the child has got, too.
        if heard is not None and heard.si_signo in _SIGNALS and heard.si_code <= 0:
            os.kill(child, heard.si_signo)
        if shared.due and time.monotonic() > shared.due + _GRACE:
            ended = True
            os.kill(child, signal.SIGKILL)
        done, status = os.waitpid(child, 0 if ended else os.WNOHANG)
        if done:
            break
    if os.WIFEXITED(status):
        os._exit(os.WEXITSTATUS(status))
    os._exit(tell(OVERTIME if ended else os.WTERMSIG(status)))
