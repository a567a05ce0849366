"""`.clientsmith.json`: which files of an output are ours, and who wrote them.

It is a function of the output and the generator's version, so that it changes only when
they do; what this machine knows about the inputs lies in a folder that is not committed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..process.files import read_bytes
from ..text.binary import to_bytes
from ..text.merge_conflicts import has_conflict, sides
from .errors import OutputError

MANIFEST = ".clientsmith.json"
STATE = ".clientsmith"
"""A folder beside the manifest that is never committed: what this machine knows."""

OURS = (MANIFEST, STATE)
"""What we keep in an output for ourselves."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files we own with their hashes, and the version of the generator."""

    files: Mapping[str, str] = field(default_factory=dict)
    generator: str = ""

    def dump(self) -> bytes:
        """The manifest as it lies in the folder; equal manifests give equal bytes."""
        data = {
            "generator": self.generator,
            "files": dict(sorted(self.files.items())),
        }
        return (json.dumps(data, indent=1) + "\n").encode()


def of(files: Mapping[str, str], generator: str) -> Manifest:
    """The manifest that belongs to a map of files."""
    hashes = {path: digest(to_bytes(text)) for path, text in files.items()}
    return Manifest(hashes, generator)


def digest(content: bytes) -> str:
    """The hash by which files are told apart."""
    return hashlib.sha256(content).hexdigest()


def read(root: Path) -> Manifest | None:
    """The manifest of a folder; None if it has none.

    Raises OutputError for a manifest that is not ours to understand.
    """
    path = root / MANIFEST
    if path.is_symlink():
        raise OutputError(f"{path} is a symbolic link", "remove the link and run again")
    try:
        content = read_bytes(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    found = _parsed(content)
    if found is None:
        if has_conflict(content.decode("utf-8", "replace")):
            raise OutputError(
                f"a merge left a conflict in {path}",
                "run `clientsmith generate --force`: all of it is written anew, and names "
                "stay as the name lock has them",
            )
        raise OutputError(
            f"{path} is damaged",
            "restore it from version control, or remove it and run "
            "`clientsmith generate --force`",
        )
    return found


def read_both_sides(root: Path) -> Manifest:
    """The files of either branch, where a merge left a conflict in the manifest; none where
    it is damaged otherwise."""
    try:
        texts = sides((root / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return Manifest()
    found = [each for text in texts if (each := _parsed(text.encode())) is not None]
    files = {path: hash_ for each in found for path, hash_ in each.files.items()}
    return Manifest(files, found[0].generator if found else "")


def _parsed(content: bytes) -> Manifest | None:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("generator"), str):
        return None
    if not _is_texts(data.get("files")):
        return None
    return Manifest(data["files"], data["generator"])


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(item, str) for item in value.values()
    )
