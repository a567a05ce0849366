"""Files outside the folder that change with it, such as the lock of names.

They are staged beside their places before the folder changes and moved there right after.
What was staged by a write that was killed is moved or dropped by the next one, which is told
the places by its configuration and never by a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from errno import EISDIR
from pathlib import Path

from .disk import Disk


def staged(place: Path) -> Path:
    """Where the new content of a file waits."""
    return place.with_name(f".{place.name}.clientsmith.new")


def stage(texts: Mapping[Path, str], disk: Disk) -> None:
    """Write the new contents beside the old ones."""
    for place, text in texts.items():
        if place.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(place))
        place.parent.mkdir(parents=True, exist_ok=True)
        staged(place).unlink(missing_ok=True)
        disk.write(staged(place), text.encode())
        disk.sync(staged(place))


def settle(places: Iterable[Path], disk: Disk) -> None:
    """Move what is staged to its places: the folder has changed."""
    for place in places:
        if staged(place).is_file() and not staged(place).is_symlink():
            disk.rename(staged(place), place)


def drop(places: Iterable[Path]) -> None:
    """Forget what is staged: the folder has not changed."""
    for place in places:
        staged(place).unlink(missing_ok=True)
