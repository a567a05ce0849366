"""Programs of others: where they lie, and running them within bounds."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

_MOST_SAID = 1_000_000
_KEPT = 2_000


def find_program(name: str) -> str:
    """The program on the search path: never one of the current folder, in which Windows
    looks first, and which may be a checkout.

    Raises FileNotFoundError if there is none.
    """
    for folder in filter(os.path.isabs, os.get_exec_path()):
        if found := shutil.which(Path(folder, name)):
            return found
    raise FileNotFoundError("it is not installed")


def run_bounded(command: list[str], seconds: float) -> str:
    """Run a program that may print without end, and leave others running.

    Nothing of what it prints is kept but the end of its standard error; what runs on in its
    group is ended with it, where the system knows groups of processes.

    Returns:
        The end of what it said on standard error.

    Raises:
        OSError: it cannot be started.
        ValueError: an argument holds a zero.
        subprocess.TimeoutExpired: it did not end in time.
    """
    due = time.monotonic() + seconds
    with tempfile.TemporaryFile("a+b") as said:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        )
        try:
            while process.poll() is None:
                if time.monotonic() > due:
                    raise subprocess.TimeoutExpired(command, seconds)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(0.05)
                if os.fstat(said.fileno()).st_size > _MOST_SAID:
                    said.truncate(0)
        finally:
            _end_group(process)
        said.seek(max(0, os.fstat(said.fileno()).st_size - _KEPT))
        return said.read(_KEPT).decode("utf-8", "replace")


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that leads a group, and those that it left in the group."""
    with contextlib.suppress(AttributeError, ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)  # nothing of the kind on Windows
    process.kill()
    process.wait()
