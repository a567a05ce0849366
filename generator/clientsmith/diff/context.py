"""What each part of the comparison is given: both documents, and a place for findings."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..spec.source_map import Pointer
from .findings import Direction, Finding, Level
from .lifecycle import lifecycle
from .messages import sentence
from .rules import RULES
from .schemas import Schemas
from .shape import Node
from .sides import Sides


@dataclass(frozen=True, slots=True)
class Place:
    """An operation, and who sends what there.

    `sends` is the direction of what the operation calls its request: that of a webhook
    is sent by the API and judged like a response.
    """

    operation: str = ""
    path: str = ""
    sends: Direction = Direction.REQUEST

    @property
    def prefix(self) -> dict[str, str]:
        """The rule prefixes `request` and `response` as they apply here."""
        back = self.sends.opposite
        return {"request": self.sends.value, "response": back.value}


NOWHERE = Place()


@dataclass(slots=True)
class Context:
    """One comparison under way.

    Operations of both documents are counted by whether they ask for what the whole API
    asks for (`shared_security`) or for something else in one of them (`own_security`).
    """

    sides: Sides
    schemas: Schemas
    found: list[Finding] = field(default_factory=list)
    own_security: int = 0
    shared_security: int = 0

    def report(
        self,
        rule: str,
        at_old: Pointer,
        at_new: Pointer,
        title: str,
        *,
        place: Place = NOWHERE,
        old: object = None,
        new: object = None,
        quiet: bool = False,
        doubtful: bool = False,
    ) -> None:
        """Add a finding. `title` is what its message is about; `quiet` makes it a note,
        `doubtful` a warning."""
        known = RULES[rule]
        level = Level.INFO if quiet else Level.WARNING if doubtful else known.level
        self.found.append(
            Finding(
                rule=rule,
                level=level,
                pointer_old=at_old,
                pointer_new=at_new,
                message=sentence(_article(title), known.text, old, new),
                operation=place.operation,
                path=place.path,
                direction=known.direction,
                old=old,
                new=new,
                hint=known.hint_at(level),
                audience=known.audience,
            )
        )

    def life(
        self,
        prefix: str,
        old: Node,
        new: Node,
        at_old: Pointer,
        at_new: Pointer,
        title: str,
        place: Place,
    ) -> None:
        """Report what changed in the life of a thing that both documents have."""
        for change in lifecycle(old, new, self.sides.policy):
            self.report(
                f"{prefix}-{change.name}",
                at_old,
                at_new,
                title,
                place=place,
                old=change.old,
                new=change.new,
            )


def _article(title: str) -> str:
    return title if title.startswith(("`", "the ")) else f"the {title}"
