"""One line of a report, before it is in any format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...spec.source_map import Location

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Member:
    """What a place belongs to: a pointer into a document, or an operation."""

    name: str
    kind: str = ""
    """A kind of SARIF's (section 3.33.7), or empty."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file, and what it belongs to."""

    location: Location
    members: tuple[Member, ...] = ()

    @property
    def line(self) -> int:
        """One-based; the first for a file as a whole."""
        return self.location.line or 1

    @property
    def column(self) -> int:
        """One-based; the first for a file as a whole."""
        return self.location.column or 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as code scanning, test dashboards and workflows show it.

    `title` is what a test dashboard calls it, `text` is what is so, `whole` the same with
    what to do about it, `details` are further lines for whoever opens it. `fails` says
    whether a check fails by it. `subject` is what it is about, where its place does not say so,
    `earlier` where it stood in an old document.
    """

    code: str
    level: Level
    fails: bool
    label: str
    title: str
    text: str
    whole: str
    details: tuple[str, ...] = ()
    subject: str = ""
    place: Place | None = None
    earlier: Place | None = None
    fingerprint: str = ""
