"""Reading files that somebody else may have put in the place of ordinary ones."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from ..spec.limits import DEFAULT


def read_bytes(path: Path, most: int = DEFAULT.bytes) -> bytes:
    """The content of an ordinary file.

    Raises:
        OSError: it cannot be read, is larger than `most`, or is a pipe, a device or another
            thing that reading might never come to the end of.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
    if status.st_size > most:
        raise OSError(errno.EFBIG, f"it is larger than {most} bytes", str(path))
    with open(path, "rb", opener=_open_without_waiting) as file:
        content = file.read(most + 1) or b""
    if len(content) > most:  # what the system makes up, such as in /proc, has no size
        raise OSError(errno.EFBIG, f"it is larger than {most} bytes", str(path))
    return content


def _open_without_waiting(name: str, flags: int) -> int:
    """Some files that the system makes up, such as /proc/kmsg, are waited for; none here."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def read_text(path: Path, most: int = DEFAULT.bytes, encoding: str = "utf-8") -> str:
    """The text of an ordinary file, with line ends as `\\n`.

    Raises:
        OSError: as `read_bytes`.
        UnicodeDecodeError: it is not in this encoding.
    """
    text = read_bytes(path, most).decode(encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")
