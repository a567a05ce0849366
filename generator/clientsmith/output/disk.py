"""The only hands that change the file system, so that tests can make them fail anywhere."""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import sys
from pathlib import Path

FILE_MODE = 0o644
FOLDER_MODE = 0o755

_AT_FDCWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


class Disk:
    """Changes files and folders; never follows a symbolic link at the end of a path."""

    def make_folder(self, path: Path) -> None:
        """Create a folder, readable by all whatever the umask; it must not exist."""
        path.mkdir()
        path.chmod(FOLDER_MODE)

    def write(self, path: Path, content: bytes) -> None:
        """Create a file, readable by all whatever the umask; it must not exist."""
        try:
            with path.open("xb") as file:
                file.write(content)
        except OSError as error:
            error.filename = error.filename or str(path)  # a full disk has no name
            raise
        path.chmod(FILE_MODE)

    def link(self, source: Path, target: Path) -> None:
        """Give a file, or a symbolic link itself, a second name."""
        os.link(source, target, follow_symlinks=False)

    def rename(self, source: Path, target: Path) -> None:
        """Move within a file system, replacing a file but no folder."""
        source.replace(target)

    def exchange(self, one: Path, other: Path) -> None:
        """Swap two folders in one step of the file system.

        Raises OSError where the system or the file system cannot.
        """
        libc = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "linux" and hasattr(libc, "renameat2"):
            failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE)
        elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
            failed = libc.renamex_np(first, second, _EXCHANGE)
        else:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))
        if failed:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(one), None, str(other))

    def remove(self, path: Path) -> None:
        """Remove a file or a symbolic link."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        path.rmdir()

    def sync(self, tree: Path) -> None:
        """Wait until a file, or what is below a folder, would survive a loss of power."""
        if sys.platform == "linux":
            handle = os.open(tree, os.O_RDONLY)
            try:
                if stat.S_ISREG(os.fstat(handle).st_mode):
                    os.fsync(handle)
                    return
                libc = ctypes.CDLL(None, use_errno=True)
                if hasattr(libc, "syncfs") and libc.syncfs(handle) == 0:
                    return
            finally:
                os.close(handle)
        if hasattr(os, "sync"):
            os.sync()


def remove_tree(disk: Disk, top: Path) -> None:
    """Remove a folder with all that is in it; links are removed, not followed."""
    folders = [top]
    for folder in folders:  # grows while we walk
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    disk.remove(Path(entry.path))
    for folder in reversed(folders):
        disk.remove_folder(folder)
