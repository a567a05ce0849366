"""Commands of a GitHub workflow, which it shows as annotations on the lines."""

from __future__ import annotations

from ...text.escaping import attribute, data
from .entry import Entry

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def annotation(entry: Entry) -> str:
    """The command of an entry, at its line."""
    fields: list[tuple[str, object]] = [("title", entry.code)]
    if entry.place:
        fields[:0] = [
            ("file", entry.place.location.file),
            ("line", entry.place.line),
            ("col", entry.place.column),
        ]
    said = ",".join(f"{key}={attribute(str(value))}" for key, value in fields)
    subject = f"{entry.subject}: " if entry.subject else ""
    return f"::{_COMMANDS[entry.level]} {said}::{data(subject + entry.whole)}\n"


def notice(title: str, text: str) -> str:
    """A command that is about no line."""
    return f"::notice title={attribute(title)}::{data(text)}\n"
