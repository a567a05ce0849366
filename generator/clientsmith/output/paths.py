"""Which paths a map of files may hold, and what a folder holds."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import Path

from .errors import OutputError
from .manifest import OURS

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_LONGEST_NAME = 255
_LEFT_ALONE = (".DS_Store", "*.swp", "__pycache__")
"""What systems, editors and Python leave in any folder."""
_LEFT_ALONE_ON_TOP = (
    ".coverage",
    ".git",
    ".hypothesis",
    ".idea",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".tox",
    ".venv",
    ".vscode",
    "*.egg-info",
    "build",
    "dist",
    "node_modules",
    "venv",
)
"""What tools leave beside a package. In a package, a folder of such a name would be code."""


class Entry(Enum):
    """What stands at a path of a folder."""

    FILE = "a file"
    FOLDER = "a folder"
    LINK = "a symbolic link"
    OTHER = "a special file"


def check(paths: Iterable[str]) -> None:
    """Raise OutputError for a path that could leave its folder or clash on some system."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        reason = _fault(parts)
        if reason is None:
            for end in range(1, len(parts)):
                folder = "/".join(parts[:end])
                if folders.setdefault(_folded(folder), folder) != folder:
                    reason = f"it clashes with {folders[_folded(folder)]}"
            if (other := files.setdefault(_folded(path), path)) != path:
                reason = f"it clashes with {other}"
        if reason is not None:
            raise OutputError(f"the path {path!r} cannot be written: {reason}")
    for folded in files.keys() & folders.keys():
        raise OutputError(
            f"the path {files[folded]!r} cannot be written: it is a folder, too"
        )


def _fault(parts: list[str]) -> str | None:
    if parts[0] in OURS:
        return "the name is clientsmith's own"
    for part in parts:
        if part in ("", ".", ".."):
            return "it is not a plain relative path"
        if _UNSAFE.search(part) or part[-1] in ". " or _DEVICES.fullmatch(part):
            return "some systems refuse such a name"
        if len(os.fsencode(part)) > _LONGEST_NAME:
            return "a name in it is too long"
    return None


def is_plain(path: str) -> bool:
    """Whether a relative path stays below the folder that it is joined to."""
    parts = path.replace("\\", "/").split("/")
    return not any(part in ("", ".", "..") or ":" in part for part in parts)


def refuse_link(root: Path) -> None:
    """Raise OutputError for an output that is a symbolic link."""
    if root.is_symlink():
        raise OutputError(
            f"the output {root} is a symbolic link", "name the folder that it points to"
        )


def is_inside(path: str, root: Path) -> bool:
    """Whether a relative path stays below a folder and passes through no link."""
    parts = path.split("/")
    if any(part in ("", ".", "..") for part in parts) or "\0" in path:
        return False
    return not any(
        root.joinpath(*parts[:end]).is_symlink() for end in range(1, len(parts))
    )


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def survey(root: Path) -> dict[str, Entry]:
    """Everything below a folder, by relative path, each folder before what it holds.

    Symbolic links are listed and not followed; a folder that is not there is empty.
    """
    found: dict[str, Entry] = {}
    folders = [("", root)] if root.is_dir() else []
    for prefix, folder in folders:  # grows while we walk
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                path = prefix + entry.name
                found[path] = kind = _kind(entry)
                if kind is Entry.FOLDER:
                    folders.append((f"{path}/", Path(entry.path)))
    return found


def _kind(entry: os.DirEntry[str]) -> Entry:
    if entry.is_symlink():
        return Entry.LINK
    if entry.is_dir(follow_symlinks=False):
        return Entry.FOLDER
    return Entry.FILE if entry.is_file(follow_symlinks=False) else Entry.OTHER


def is_executable(path: Path) -> bool:
    """Whether a file may be run as a program, which no file of ours is meant to be."""
    return os.name == "posix" and bool(path.lstat().st_mode & 0o111)


def is_left_alone(path: str, keep: tuple[str, ...]) -> bool:
    """Whether a file is none of our business: caches and tools' folders, and what the
    configuration keeps (glob patterns from the output's root)."""
    parts = path.split("/")
    if parts[0] in OURS:
        return True
    if any(fnmatchcase(part, pattern) for part in parts for pattern in _LEFT_ALONE):
        return True
    if any(fnmatchcase(parts[0], pattern) for pattern in _LEFT_ALONE_ON_TOP):
        return True
    return is_kept(path, keep)


def is_kept(path: str, keep: tuple[str, ...]) -> bool:
    """Whether the configuration keeps a file."""
    parts = path.split("/")
    prefixes = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    return any(fnmatchcase(prefix, pattern) for prefix in prefixes for pattern in keep)
