"""A new content for a folder in one step of the file system."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from . import recovery
from .companions import settle, stage
from .disk import FILE_MODE, Disk
from .paths import Entry
from .plan import Change

_CANNOT_EXCHANGE = frozenset(
    (
        errno.EXDEV,
        errno.EBUSY,
        errno.EINVAL,
        errno.ENOSYS,
        errno.ENOTSUP,
        errno.EPERM,
        errno.EMLINK,
    )
)
_CANNOT_STAGE_BESIDE = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


class NotHere(Exception):
    """This file system, or this place in it, cannot exchange folders."""


def exchange(change: Change, companions: Mapping[Path, str], disk: Disk) -> None:
    """Stage the whole new tree beside the folder and swap the two, then the companions.

    Raises NotHere, with the folder as it was, where folders cannot be exchanged.
    """
    root, work = change.root, recovery.beside(change.root)
    tree = work / recovery.TREE
    if Path.cwd().is_relative_to(root):
        raise NotHere  # the caller's shell would be left in a folder that is gone
    with _cleared(root, companions, disk):
        try:
            disk.make_folder(work)
        except OSError as error:
            if error.errno in _CANNOT_STAGE_BESIDE and root.is_dir():
                raise NotHere from error
            raise
        disk.make_folder(tree)
        _stage(change, tree, disk)
        stage(companions, disk)
        disk.sync(tree)
        disk.write(work / recovery.STAGED, recovery.inode(tree).encode())
        if not root.exists():
            disk.rename(tree, root)
            settle(companions, disk)
            return
        try:
            disk.exchange(tree, root)
        except OSError as error:
            if error.errno in _CANNOT_EXCHANGE:
                raise NotHere from error
            raise
        settle(companions, disk)
        with contextlib.suppress(OSError):  # the new tree stands
            disk.sync(root.parent)


def _stage(change: Change, tree: Path, disk: Disk) -> None:
    """Build the new tree; what stays as it is becomes a second name of the present file."""
    root = change.root
    if root.is_dir():
        tree.chmod(root.stat().st_mode & 0o7777)
    made = {tree}

    def folder_of(path: Path) -> None:
        if path not in made:
            folder_of(path.parent)
            disk.make_folder(path)
            original = root / path.relative_to(tree)
            if original.is_dir() and not original.is_symlink():
                path.chmod(original.stat().st_mode & 0o7777)
            made.add(path)

    for path, data in change.content.items():
        folder_of((tree / path).parent)
        as_is = (
            path in change.reuse and (root / path).stat().st_mode & 0o777 == FILE_MODE
        )
        if not (as_is and _link(root / path, tree / path, disk)):
            disk.write(tree / path, data)
    inhabited = {path.rpartition("/")[0] for path in (*change.foreign, *change.stale)}
    for path, entry in change.foreign.items():
        if entry is not Entry.FOLDER:
            folder_of((tree / path).parent)
            if not _link(root / path, tree / path, disk):
                raise NotHere
        elif path not in inhabited:
            folder_of(tree / path)


def _link(source: Path, target: Path, disk: Disk) -> bool:
    try:
        disk.link(source, target)
    except OSError as error:
        if error.errno in _CANNOT_EXCHANGE:
            return False
        raise
    return True


@contextlib.contextmanager
def _cleared(root: Path, companions: Collection[Path], disk: Disk) -> Iterator[None]:
    """Clear up at the end, however it comes; what cannot be cleared waits for the next write."""
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            recovery.recover(root, disk, companions)
