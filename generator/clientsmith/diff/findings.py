"""What a comparison of two documents says, as data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ..spec.source_map import ROOT, Pointer


class Level(StrEnum):
    """How much a change matters to a client built from the old document, worst first.

    `ERROR`: a caller that kept to the old document can stop working. `WARNING`: the
    documents do not say enough to exclude that. `INFO`: worth knowing, breaks nobody.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Zero for the worst."""
        return _RANKS[self]

    def reaches(self, threshold: Level) -> bool:
        """Whether this level is at least as bad as `threshold`."""
        return self.rank <= threshold.rank


_RANKS = {level: rank for rank, level in enumerate(Level)}


class Direction(StrEnum):
    """Who sends the data that a change is about."""

    REQUEST = "request"
    RESPONSE = "response"
    NONE = "none"

    @property
    def opposite(self) -> Direction:
        """The other way, as callbacks and webhooks need it."""
        return _OPPOSITES[self]


_OPPOSITES = {
    Direction.REQUEST: Direction.RESPONSE,
    Direction.RESPONSE: Direction.REQUEST,
    Direction.NONE: Direction.NONE,
}


class Audience(StrEnum):
    """Whom a change concerns: programs on the wire, callers of the package, readers."""

    WIRE = "wire"
    SOURCE = "source"
    DOCS = "docs"


@dataclass(frozen=True, slots=True)
class Finding:
    """One change at one place: a stable rule id, both addresses, what was and what is.

    `operation` is `METHOD` and `path` the template, both empty for changes that belong to
    no operation. Where only one document has the thing, the other pointer is that of
    its nearest container. `witness` is a program that type-checks against the old
    package and not against the new one, and `remedy` the same program as it type-checks against
    the new one, where both packages tell how. `subject` is what callers of the package call the
    thing, as programs write it.
    """

    rule: str
    level: Level
    pointer_old: Pointer
    pointer_new: Pointer
    message: str
    operation: str = ""
    path: str = ""
    direction: Direction = Direction.NONE
    # Values of documents: lists and maps have no hash.
    old: object = field(default=None, hash=False)
    new: object = field(default=None, hash=False)
    hint: str = ""
    audience: Audience = Audience.WIRE
    witness: str = ""
    remedy: str = ""
    subject: str = ""

    @property
    def fingerprint(self) -> str:
        """Names the finding across runs; rewording a message does not change it."""
        parts = (
            self.rule,
            self.pointer_old,
            self.pointer_new,
            self.operation,
            self.path,
            _canonical(self.old),
            _canonical(self.new),
        )
        return hashlib.sha256(
            "\x00".join(parts).encode("utf-8", "replace")
        ).hexdigest()[:16]

    @property
    def where(self) -> str:
        """The operation as people write it, `GET /pets`; empty outside of operations."""
        return f"{self.operation} {self.path}".strip()

    @property
    def pointer(self) -> Pointer:
        """The address in the new document, or in the old one for what is gone."""
        return self.pointer_new or self.pointer_old or ROOT


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=True, default=str)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once: worst first, then by operation, place and rule."""
    keyed = {
        (
            finding.level.rank,
            finding.path,
            finding.operation,
            finding.pointer_new,
            finding.pointer_old,
            finding.rule,
            finding.message,
        ): finding
        for finding in findings
    }
    return tuple(keyed[key] for key in sorted(keyed))
