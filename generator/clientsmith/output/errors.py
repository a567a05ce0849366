"""What goes wrong between a map of files and a folder."""

from __future__ import annotations

import errno
from pathlib import Path


class OutputError(Exception):
    """The output could not be written or read; the folder is as it was.

    `message` names the path and the reason, `hint` says what to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def from_os(error: OSError, root: Path) -> OutputError:
    """The one error that a failed system call becomes."""
    name = errno.errorcode.get(error.errno or 0, "unknown")
    where = error.filename2 or error.filename or root
    return OutputError(
        f"cannot write {where}: {error.strerror or error} ({name})",
        f"nothing was changed in {root}; make room or give permission, then run again",
    )
