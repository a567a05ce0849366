"""What each part of the comparison is given: both documents, and a place for findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from .findings import Direction, Finding, Level
from .lifecycle import lifecycle
from .messages import sentence
from .pairs import Pair
from .rules import RULES
from .schemas import Schemas, Use
from .sides import Both, Sides, Subject


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


@dataclass(frozen=True, slots=True)
class Context:
    """One comparison under way, at one place of it.

    Operations of both documents are counted in `security` by whether they ask for what
    the whole API asks for (`shared`) or for something else in one of them (`own`).
    """

    sides: Sides
    schemas: Schemas
    place: Place = NOWHERE
    found: list[Finding] = field(default_factory=list)
    security: Counter[str] = field(default_factory=Counter)

    def within(self, place: Place) -> Context:
        """The same comparison at another place."""
        return replace(self, place=place)

    def report(
        self,
        rule: str,
        subject: Subject,
        *,
        old: object = None,
        new: object = None,
        quiet: bool = False,
        doubtful: bool = False,
    ) -> None:
        """Add a finding. `quiet` makes it a note, `doubtful` a warning."""
        known = RULES[rule]
        level = Level.INFO if quiet else Level.WARNING if doubtful else known.level
        self.found.append(
            Finding(
                rule=rule,
                level=level,
                pointer_old=subject.at_old,
                pointer_new=subject.at_new,
                message=sentence(_article(subject.title), known.text, old, new),
                operation=self.place.operation,
                path=self.place.path,
                direction=known.direction,
                old=old,
                new=new,
                hint=known.hint_at(level),
                audience=known.audience,
            )
        )

    def use(
        self,
        rules: str,
        title: str,
        pair: Pair,
        *,
        text: bool = False,
        calm: frozenset[str] = frozenset(),
    ) -> None:
        """Ask for the changes of two schemas at this place, as `Use` says. The first word of
        `rules`, the prefix of their ids, is the direction."""
        direction = Direction(rules.partition("-")[0])
        place = self.place
        self.schemas.use(
            Use(
                rules,
                direction,
                place.operation,
                place.path,
                title,
                pair,
                text,
                calm=calm,
            )
        )

    def life(self, prefix: str, both: Both, title: str) -> None:
        """Report what changed in the life of a thing that both documents have."""
        for change in lifecycle(both.old.node, both.new.node, self.sides.policy):
            rule = f"{prefix}-{change.name}"
            self.report(rule, both.about(title), old=change.old, new=change.new)


def _article(title: str) -> str:
    return title if title.startswith(("`", "the ")) else f"the {title}"
