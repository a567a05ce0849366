"""Writes a map of files to a folder: all of it or nothing."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..text.binary import to_bytes
from . import lock, manifest, paths, recovery
from .disk import Disk
from .errors import OutputError, from_os
from .exchange import NotHere, exchange
from .fingerprint import NOTHING, Stamp
from .plan import Change, decide
from .replace import replace

_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did, in relative paths, and what it found worth a note."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def changes(self) -> str:
        """How many files were written, and how many removed, as text."""
        removed = f", {len(self.removed)} removed" if self.removed else ""
        return f"{len(self.written)} changed{removed}"


def write(
    files: Mapping[str, str],
    root: Path,
    *,
    stamp: Stamp | None = None,
    force: bool = False,
    keep: tuple[str, ...] = (),
    companions: Mapping[Path, str] = NOTHING,
    disk: Disk | None = None,
    patience: float = _PATIENCE,
) -> Written:
    """Make `files` the content of the folder `root`, next to what others keep there.

    Killed at any moment, the folder has its old content or its new one, and the next call
    clears up. Files that we wrote earlier and that are no longer made are removed.
    `companions` are the texts of files outside that change with the folder: where they
    cannot be written, the folder stays as it is; `resume` moves those that a kill left
    behind.

    Raises OutputError, with the folder as it was, if it holds edited or foreign files in
    our way (`force` overwrites them), is being written by another process for longer than
    `patience` seconds, or the system refuses.
    """
    paths.check(files)
    stamp = stamp or Stamp()
    disk = disk or Disk()
    content = {path: to_bytes(text) for path, text in files.items()}
    listing = manifest.of(files, stamp.generator).dump()
    notes = {manifest.MANIFEST: listing}
    try:
        root = _checked_root(root)
        root.parent.mkdir(parents=True, exist_ok=True)
        with _locked(root, patience) as remarks:
            if recovery.recover(root, disk, companions):
                remarks.append("cleared up after an interrupted write")
            change = decide(content, notes, root, force=force, keep=keep)
            written = _apply(change, companions, disk, remarks)
        remember(root, stamp)
        return written
    except OSError as error:
        raise from_os(error, root) from error


def resume(root: Path, companions: Collection[Path] = ()) -> None:
    """Bring a write that was killed to its end, or undo it, before its inputs are read:
    `companions` are some of them.

    Raises OutputError as `write` does.
    """
    if recovery.is_interrupted(root):
        try:
            root = _checked_root(root)
            with _locked(root, _PATIENCE):
                recovery.recover(root, Disk(), companions)
        except OSError as error:
            raise from_os(error, root) from error


def write_file(path: Path, text: str, disk: Disk | None = None) -> bool:
    """Replace one file in one step; whether that was needed.

    Raises OutputError if the system refuses.
    """
    disk = disk or Disk()
    content = to_bytes(text)
    staged = path.with_name(f".{path.name}.clientsmith")
    lock_path = staged.with_name(f"{staged.name}.lock")
    try:
        is_file = path.is_file()
        if path.exists() and not is_file:
            raise OutputError(f"{path} is no ordinary file", "name another one")
        traces = staged.exists() or lock_path.exists()
        if is_file and path.read_bytes() == content and not traces:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        with lock.held(lock_path, _PATIENCE):
            staged.unlink(missing_ok=True)
            if is_file and path.read_bytes() == content:
                return False
            try:
                disk.write(staged, content)
                if is_file:
                    staged.chmod(path.stat().st_mode & 0o7777)
                disk.sync(staged)
                disk.rename(staged, path)
            finally:
                staged.unlink(missing_ok=True)
    except OSError as error:
        raise from_os(error, path) from error
    return True


def remember(root: Path, stamp: Stamp) -> None:
    """Note what is proven of an output that is as it should be; best effort."""
    with contextlib.suppress(OSError, OutputError):
        if not (root / manifest.STATE).is_symlink():
            for path, data in stamp.state(root).items():
                write_file(root / path, data.decode())


def _checked_root(root: Path) -> Path:
    paths.refuse_link(root)
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


def _apply(
    change: Change, companions: Mapping[Path, str], disk: Disk, remarks: list[str]
) -> Written:
    if change.is_empty:
        for path, data in change.content.items():
            if path not in change.reuse:
                write_file(change.root / path, data.decode(), disk)
        for place, text in companions.items():
            write_file(place, text, disk)
        return Written(notes=tuple(remarks))
    inner = {
        place for place in companions if place.resolve().is_relative_to(change.root)
    }
    outer = {place: text for place, text in companions.items() if place not in inner}
    try:
        exchange(change, outer, disk)
    except NotHere:
        replace(change, outer, disk)
    for place in inner:
        write_file(place, companions[place], disk)
    fresh = change.content.keys() - change.reuse
    return Written(
        tuple(sorted(p for p in fresh if p.split("/")[0] not in manifest.OURS)),
        change.stale,
        tuple(remarks),
    )
