"""Two schemas side by side: what changed between them, and where to look further."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..spec.source_map import Pointer
from .shape import Shape


@dataclass(frozen=True, slots=True)
class Hidden:
    """Whether a property is left out of requests (`read`) or responses (`write`), per side."""

    read_old: bool = False
    read_new: bool = False
    write_old: bool = False
    write_new: bool = False


SHOWN = Hidden()


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a schema, not yet judged: the same for requests and responses.

    `name` is a row of the table of schema changes. `member` is the property that it is
    about, if it is about one. `as_text` is the row that holds where values travel as
    text; empty if nothing changes there. `quiet` says that the change breaks nobody,
    whatever its row says; `doubtful` that it is a warning at most; `refused`
    that what old clients send is refused for it.
    """

    name: str
    at_old: Pointer
    at_new: Pointer
    old: object = None
    new: object = None
    member: str | None = None
    as_text: str | None = None
    quiet: bool = False
    hidden: Hidden = SHOWN
    doubtful: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """The way from a pair to a pair below it. `items` keeps the place of a parameter."""

    label: str
    pair: Pair
    hidden: Hidden = SHOWN
    items: bool = False
    member: bool = False


@dataclass(eq=False, slots=True)
class Pair:
    """Two shapes, their own changes, and the pairs below. `dirty`: something changed there."""

    old: Shape
    new: Shape
    changes: list[Change] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    parents: list[Pair] = field(default_factory=list)
    dirty: bool = False

    def note(
        self,
        name: str,
        old: object = None,
        new: object = None,
        *,
        keyword: str = "",
        quiet: bool = False,
        doubtful: bool = False,
    ) -> None:
        """Record a change of the schema itself."""
        at = self.at(keyword)
        self.changes.append(Change(name, *at, old, new, quiet=quiet, doubtful=doubtful))

    def at(self, keyword: str) -> tuple[Pointer, Pointer]:
        """Where both say a keyword; where they stand themselves, if they do not say it."""
        old, new = (
            shape.place(keyword) if keyword and keyword in shape.node else shape.at
            for shape in (self.old, self.new)
        )
        return old, new
