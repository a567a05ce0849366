"""Writes a map of files to a folder: all of it or nothing."""

from __future__ import annotations

import contextlib
import errno
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import lock, manifest, paths, recovery
from .disk import FILE_MODE, Disk, remove_tree
from .errors import OutputError, from_os
from .fingerprint import Stamp
from .paths import Entry
from .plan import Change, decide

_PATIENCE = 10.0
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


class _NotHere(Exception):
    """This file system, or this place in it, cannot exchange folders."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, in relative paths, and what it found worth a note."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def write(
    files: Mapping[str, str],
    root: Path,
    *,
    stamp: Stamp | None = None,
    force: bool = False,
    keep: tuple[str, ...] = (),
    disk: Disk | None = None,
    patience: float = _PATIENCE,
) -> Written:
    """Make `files` the content of the folder `root`, next to what others keep there.

    Killed at any moment, the folder has its old content or its new one, and the next call
    clears up. Files that we wrote earlier and that are no longer made are removed.

    Raises OutputError, with the folder as it was, if it holds edited or foreign files in
    our way (`force` overwrites them), is being written by another process for longer than
    `patience` seconds, or the system refuses.
    """
    paths.check(files)
    stamp = stamp or Stamp()
    disk = disk or Disk()
    content = {path: text.encode() for path, text in files.items()}
    listing = manifest.of(files, stamp.generator).dump()
    notes = {manifest.MANIFEST: listing, **stamp.state(listing)}
    try:
        root = _checked_root(root)
        root.parent.mkdir(parents=True, exist_ok=True)
        with _locked(root, patience) as remarks:
            if recovery.recover(root, disk):
                remarks.append("cleared up after an interrupted write")
            change = decide(content, notes, root, force=force, keep=keep)
            return _apply(change, disk, remarks)
    except OSError as error:
        raise from_os(error, root) from error


def write_file(path: Path, text: str, disk: Disk | None = None) -> bool:
    """Replace one file in one step; whether that was needed.

    Raises OutputError if the system refuses.
    """
    disk = disk or Disk()
    content = text.encode()
    staged = path.with_name(f".{path.name}.clientsmith")
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock.held(staged.with_name(f"{staged.name}.lock"), _PATIENCE):
            staged.unlink(missing_ok=True)
            try:
                disk.write(staged, content)
                disk.rename(staged, path)
            finally:
                staged.unlink(missing_ok=True)
    except OSError as error:
        raise from_os(error, path) from error
    return True


def remember(root: Path, stamp: Stamp) -> None:
    """Note what is proven of an output that is as it should be; best effort."""
    with contextlib.suppress(OSError, OutputError):
        known = (root / manifest.MANIFEST).read_bytes()
        if not (root / manifest.STATE).is_symlink():
            for path, data in stamp.state(known).items():
                write_file(root / path, data.decode())


def _checked_root(root: Path) -> Path:
    if root.is_symlink():
        raise OutputError(
            f"the output {root} is a symbolic link", "name the folder that it points to"
        )
    if root.exists() and not root.is_dir():
        raise OutputError(f"the output {root} is not a folder", "name a folder")
    whole = root.resolve()
    if whole == whole.parent:
        raise OutputError(f"the output {root} is the top of the file system")
    return whole


@contextlib.contextmanager
def _locked(root: Path, patience: float) -> Iterator[list[str]]:
    """Hold the lock beside the output, or inside it where its parent may not be written."""
    name = f"{recovery.beside(root).name}.lock"
    place = root.parent
    if not os.access(root.parent, os.W_OK) and root.is_dir():
        place = root / manifest.STATE
        place.mkdir(exist_ok=True)
    with lock.held(place / name, patience) as dead:
        yield (
            []
            if dead is None
            else [f"took over the lock of process {dead}, which is gone"]
        )


def _apply(change: Change, disk: Disk, remarks: list[str]) -> Written:
    if change.is_empty:
        for path, data in change.content.items():
            if path not in change.reuse:
                write_file(change.root / path, data.decode(), disk)
        return Written(notes=tuple(remarks))
    try:
        _exchange(change, disk)
    except _NotHere:
        _replace(change, disk)
    fresh = change.content.keys() - change.reuse
    return Written(
        tuple(sorted(p for p in fresh if p.split("/")[0] not in manifest.OURS)),
        change.stale,
        tuple(remarks),
    )


# --- the whole tree in one step -------------------------------------------------------------


def _exchange(change: Change, disk: Disk) -> None:
    root, work = change.root, recovery.beside(change.root)
    tree = work / recovery.TREE
    if Path.cwd().is_relative_to(root):
        raise _NotHere  # the caller's shell would be left in a folder that is gone
    with _cleared(root, disk):
        try:
            disk.make_folder(work)
        except OSError as error:
            if error.errno in _CANNOT_STAGE_BESIDE and root.is_dir():
                raise _NotHere from error
            raise
        disk.make_folder(tree)
        _stage(change, tree, disk)
        disk.sync(tree)
        if not root.exists():
            disk.rename(tree, root)
            return
        disk.write(work / recovery.STAGED, recovery.inode(tree).encode())
        try:
            disk.exchange(tree, root)
        except OSError as error:
            if error.errno in _CANNOT_EXCHANGE:
                raise _NotHere from error
            raise
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
                raise _NotHere
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
def _cleared(root: Path, disk: Disk) -> Iterator[None]:
    """Clear up at the end, however it comes; what cannot be cleared waits for the next write."""
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            recovery.recover(root, disk)


# --- file by file, with a journal -----------------------------------------------------------


def _replace(change: Change, disk: Disk) -> None:
    root, work = change.root, recovery.inside(change.root)
    fresh = [path for path in change.content if path not in change.reuse]
    try:
        recovery.make_folders(work / recovery.TREE, root, disk)
        for path in fresh:
            staged = work / recovery.TREE / path
            recovery.make_folders(staged.parent, root, disk)
            disk.write(staged, change.content[path])
        journal = {"remove": list(change.stale), "move": fresh}
        disk.write(work / f"{recovery.JOURNAL}.new", json.dumps(journal).encode())
        disk.sync(root)
    except BaseException:
        with contextlib.suppress(OSError):
            remove_tree(disk, work)
        raise
    disk.rename(work / f"{recovery.JOURNAL}.new", work / recovery.JOURNAL)
    disk.sync(root)
    try:
        recovery.carry_on(root, disk)
        remove_tree(disk, work)
    except OSError as error:
        raise OutputError(
            f"interrupted while moving files into {root}: {error}",
            "run again; the write will be carried on where it stopped",
        ) from error
