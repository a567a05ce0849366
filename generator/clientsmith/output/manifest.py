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

from ..text.binary import to_bytes
from ..text.merge_conflicts import has_conflict
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
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    except (ValueError, RecursionError):
        data = None
    if not (
        isinstance(data, dict)
        and isinstance(data.get("generator"), str)
        and _is_texts(data.get("files"))
    ):
        if _is_in_conflict(path):
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
    return Manifest(data["files"], data["generator"])


def _is_in_conflict(path: Path) -> bool:
    return has_conflict(path.read_bytes().decode("utf-8", "replace"))


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(item, str) for item in value.values()
    )
