"""Where an unfinished write leaves its traces, and how the next one clears them up.

Two ways of writing, two traces:

- A whole new tree is staged beside the output and exchanged with it in one step. Before the
  exchange the staged folder is rubbish; after it, it is the old tree. `staged` holds the
  inode that tells which.
- Where folders cannot be exchanged, files are staged inside the output and moved one by one.
  Once `journal` exists the moves are carried on to the end; before, the staged files are
  rubbish.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path

from . import manifest
from .companions import drop, settle
from .disk import Disk, remove_tree
from .errors import OutputError
from .paths import Entry, is_inside, survey

JOURNAL = "journal"
STAGED = "staged"
TREE = "tree"


def beside(root: Path) -> Path:
    """The working folder of an exchange."""
    return root.with_name(f".{root.name}.clientsmith")


def inside(root: Path) -> Path:
    """The working folder of a write file by file."""
    return root / manifest.STATE / "work"


def is_interrupted(root: Path) -> bool:
    """Whether a write of this folder did not come to its end."""
    return os.path.lexists(beside(root)) or os.path.lexists(inside(root))


def recover(root: Path, disk: Disk, companions: Collection[Path] = ()) -> bool:
    """Bring an interrupted write to its end or undo it; whether there was one.

    `companions` are the files outside that were to change with the folder. Raises
    OutputError for traces that cannot be ours.
    """
    found = is_interrupted(root)
    work = beside(root)
    if found:
        _refuse_links(work, root / manifest.STATE, inside(root))
    if work.exists():
        tree, mark = work / TREE, work / STAGED
        if mark.exists() and root.exists() and mark.read_text() == inode(root):
            settle(companions, disk)
            if tree.exists():
                rescue(tree, root, disk)
        drop(companions)
        remove_tree(disk, work)
    work = inside(root)
    if work.exists():
        if (work / JOURNAL).exists():
            carry_on(root, disk)
            settle(companions, disk)
        drop(companions)
        remove_tree(disk, work)
    return found


def _refuse_links(*folders: Path) -> None:
    """Nobody but us leaves traces, and we make no links: what they lead to is not ours."""
    for folder in folders:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise OutputError(
                f"{folder} is no folder of clientsmith", "remove it and run again"
            )


def inode(path: Path) -> str:
    """What tells a folder from another on the same file system."""
    return str(path.stat().st_ino)


def rescue(old: Path, root: Path, disk: Disk) -> None:
    """Save what others put into the old tree between our look at it and its exchange."""
    ours = _owned(old) | _owned(root)
    for path, entry in survey(old).items():
        if entry is Entry.FOLDER or is_ours(path, ours):
            continue
        target = root / path
        if not _same(old / path, target) and not target.is_dir():
            make_folders(target.parent, root, disk)
            disk.rename(old / path, target)


def _owned(folder: Path) -> set[str]:
    try:
        return set((manifest.read(folder) or manifest.Manifest()).files)
    except OutputError:  # damaged, and overwritten by force
        return set()


def is_ours(path: str, owned: Collection[str]) -> bool:
    """Whether a file is ours, or compiled from one of ours, or what we note about them."""
    if (
        path == manifest.MANIFEST
        or path.startswith(f"{manifest.STATE}/")
        or path in owned
    ):
        return True
    folder, _, name = path.rpartition("/__pycache__/")
    source = f"{name.partition('.')[0]}.py"
    return bool(name) and (f"{folder}/{source}" if folder else source) in owned


def carry_on(root: Path, disk: Disk) -> None:
    """Do what the journal still holds; doing it twice is doing it once."""
    work = inside(root)
    removals, moves = _journal(work / JOURNAL)
    owned = _owned(root) | _owned(work / TREE)
    for path in removals:
        _refuse_outside(path, root)
        if os.path.lexists(root / path) and is_ours(path, owned):
            disk.remove(root / path)
            drop_folders((root / path).parent, root, disk)
    for path in moves:
        _refuse_outside(path, root, work / TREE)
        if (work / TREE / path).exists():
            make_folders((root / path).parent, root, disk)
            if _is_empty_folder(root / path):
                disk.remove_folder(root / path)
            disk.rename(work / TREE / path, root / path)


def _journal(path: Path) -> tuple[list[str], list[str]]:
    """The paths to remove and those to move."""
    try:
        journal = json.loads(path.read_bytes())
        removals, moves = journal["remove"], journal["move"]
        if all(isinstance(item, str) for item in [*removals, *moves]):
            return removals, moves
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    raise OutputError(f"{path} is damaged", f"remove {path.parent} and run again")


def _refuse_outside(path: str, *folders: Path) -> None:
    for folder in folders:
        if not is_inside(path, folder):
            raise OutputError(
                f"a journal names {path!r}, which leads out of {folder}",
                f"remove the folder {manifest.STATE} in the output, or the link",
            )


def make_folders(folder: Path, root: Path, disk: Disk) -> None:
    """Create the folders between `root` and `folder` that are not there."""
    missing = []
    while folder != root and not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        disk.make_folder(path)


def drop_folders(folder: Path, root: Path, disk: Disk) -> None:
    """Remove `folder` and the folders above it up to `root` as far as they are empty."""
    while folder != root and _is_empty_folder(folder):
        disk.remove_folder(folder)
        folder = folder.parent


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and not any(path.iterdir())


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except FileNotFoundError:
        return False
