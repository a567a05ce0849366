"""Types of the document that changed below a type of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..config import Extend
from ..config.places import Path as Key
from ..emit.replaced import REPLACED
from .planned import PlannedPackage


def retyped(
    output: Path | None, planned: PlannedPackage, extend: Extend
) -> Iterator[tuple[Key, str]]:
    """What the document says now of each replaced type, where it said something else when the
    package was last written: the key of the configuration, and a message.

    Args:
        output: the folder with the package; it may be empty, or not there.
    """
    path = f"{planned.root}/{REPLACED}"
    now = _read(planned.files.get(path, ""))
    try:
        was = _read((output / path).read_text("utf-8") if output else "")
    except (OSError, ValueError):
        return
    for group in ("fields", "arguments"):
        for name in getattr(extend, group):
            if was.get(name, now.get(name)) != now.get(name) and name in now:
                yield (
                    ("extend", group, name),
                    (
                        f"`{name}` was `{was[name]}` in the document and is `{now[name]}`"
                    ),
                )


def _read(text: str) -> Mapping[str, str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
