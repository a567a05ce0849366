"""The name lock that a configuration names, read for whoever decides names."""

from __future__ import annotations

import json
from pathlib import Path

from ..config import Config
from ..names import Lock, LockFault, read_lock
from ..process.files import read_text
from ..report.diagnostics import Diagnostics
from ..spec.source_map import ROOT, Location
from ..text.merge_conflicts import has_conflict
from . import revisions


def read_name_lock(
    config: Config, diagnostics: Diagnostics, known: str | None = None
) -> Lock | None:
    """The configured lock; None where there is none, or where it cannot be used, which is
    reported with its place. `known` is its text where that is not what the file has now.
    """
    if config.lock is None:
        return None
    if known is None and not _has_text(config.lock):
        if revisions.is_tracked(config.lock):
            diagnostics.error(
                "lock-gone",
                ROOT,
                "The name lock was deleted or emptied: all names would be decided anew.",
                "Restore it from version control; or take it out of there, too "
                "(`git rm --cached`), to rename what callers use.",
                Location(config.shown(config.lock), 1, 1),
            )
        return None
    text = known or ""
    try:
        text = read_text(config.lock) if known is None else known
        return read_lock(text)
    except (OSError, ValueError) as error:
        entry = error.entry if isinstance(error, LockFault) else ""
        reason = getattr(error, "strerror", None) or (
            error if isinstance(error, LockFault) else "it is not UTF-8"
        )
        diagnostics.error(
            "lock-unreadable",
            ROOT,
            f"The name lock cannot be used: {reason}.",
            (
                "Keep the name that callers know on that line, and take the other out."
                if has_conflict(text)
                else "Restore it from version control, or delete it to have names decided anew."
            ),
            Location(config.shown(config.lock), _line(text, entry), 1),
        )
        return None


def _has_text(path: Path) -> bool:
    """Whether a lock is there: an empty file, a folder or a link to nothing pins no name."""
    try:
        return path.is_file() and path.stat().st_size > 0
    except OSError:  # such as a link to itself
        return False


def _line(text: str, entry: str) -> int:
    """The line of an entry, the first one where it cannot be told."""
    quoted = json.dumps(entry)
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if entry and quoted in line), 1)
