"""A new content for a folder file by file, with a journal."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path

from . import recovery
from .companions import drop, settle, stage
from .disk import Disk, remove_tree
from .errors import OutputError
from .plan import Change


def replace(change: Change, companions: Mapping[Path, str], disk: Disk) -> None:
    """Stage the new files inside the folder, note what is to be done, and do it; killed
    after the note, the next write carries on.

    Raises OutputError if it was interrupted after the note.
    """
    root, work = change.root, recovery.inside(change.root)
    fresh = [path for path in change.content if path not in change.reuse]
    try:
        recovery.make_folders(work / recovery.TREE, root, disk)
        for path in fresh:
            staged = work / recovery.TREE / path
            recovery.make_folders(staged.parent, root, disk)
            disk.write(staged, change.content[path])
        stage(companions, disk)
        journal = {"remove": list(change.stale), "move": fresh}
        disk.write(work / f"{recovery.JOURNAL}.new", json.dumps(journal).encode())
        disk.sync(root)
    except BaseException:
        with contextlib.suppress(OSError):
            drop(companions)
            remove_tree(disk, work)
        raise
    disk.rename(work / f"{recovery.JOURNAL}.new", work / recovery.JOURNAL)
    disk.sync(root)
    try:
        recovery.carry_on(root, disk)
        settle(companions, disk)
        remove_tree(disk, work)
    except OSError as error:
        raise OutputError(
            f"interrupted while moving files into {root}: {error}",
            "run again; the write will be carried on where it stopped",
        ) from error
