"""One writer at a time: a lock file that the system releases when its holder dies."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from .errors import OutputError

try:
    from fcntl import LOCK_EX, LOCK_NB, flock

    def _try_lock(handle: int) -> None:
        flock(handle, LOCK_EX | LOCK_NB)

except ImportError:  # Windows
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]


_PAUSE = 0.05


@contextlib.contextmanager
def held(path: Path, patience: float) -> Iterator[int | None]:
    """Hold the lock file `path`; gives the process that left a stale one, if any.

    Raises OutputError naming the holder's process when it keeps the lock for longer than
    `patience` seconds, and OSError if the file cannot be made.
    """
    handle = _acquire(path, patience)
    try:
        dead = _pid(handle)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield dead
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)


def _acquire(path: Path, patience: float) -> int:
    deadline = time.monotonic() + patience
    while True:
        handle = os.open(
            path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644
        )
        try:
            _try_lock(handle)
            if _is_at(handle, path):
                return handle
        except OSError:
            if time.monotonic() >= deadline:
                pid = _pid(handle)
                os.close(handle)
                raise OutputError(
                    f"{path.parent} is locked by process {pid or 'unknown'}",
                    "another clientsmith is writing there; run again when it is done",
                ) from None
            time.sleep(_PAUSE)
        os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    """Whether the file that we locked is still the one of that name: its last holder may
    have removed it in between."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _pid(handle: int) -> int | None:
    text = os.pread(handle, 20, 0)
    return int(text) if text.isdigit() else None
