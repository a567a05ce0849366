"""What the changes of two schemas mean for the values that travel."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from ..model.relation import Answer, Document, Schema, compare, find_witness, is_empty
from .findings import Direction
from .pairs import Pair
from .schema_rules import SCHEMA_CHANGES
from .sides import Sides

_HIDDEN = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}

_OTHER = frozenset(
    {
        "default-added", "default-removed", "default-changed",
        "discriminator-added", "discriminator-removed", "discriminator-property-changed",
        "discriminator-mapping-added", "discriminator-mapping-removed",
        "discriminator-mapping-changed", "extensible-enum-value-added",
        "extensible-enum-value-removed", "content-media-type-changed",
        "content-encoding-changed", "additional-properties-forbidden",
        "additional-properties-allowed", "additional-properties-typed",
        "additional-properties-untyped", "removed-optional", "removed-required", "became-read-only",
        "became-not-read-only", "became-write-only", "became-not-write-only",
    }
)  # fmt: skip
"""Changes that mean something whatever values pass."""

_REMOVALS = frozenset({"removed-optional", "removed-required"})
_JUDGED = frozenset(row.name for row in SCHEMA_CHANGES) - _OTHER
"""Changes that break nobody where every value that is sent is taken."""


class ValueSets:
    """Asks whether what one side sends is all that the other side takes.

    Clients made from a document send and read the properties that it names: a sender is
    trusted with that, and a reader of responses ignores what it does not know.
    """

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._senders: dict[tuple[Direction, bool], Document] = {}
        self._readers: dict[tuple[Direction, bool], Document] = {}
        for (direction, keyword), text in product(_HIDDEN.items(), (False, True)):
            sent = direction is Direction.REQUEST
            sender, reader = (sides.old, sides.new) if sent else (sides.new, sides.old)
            self._senders[direction, text] = Document(
                sender.shapes.follow, keyword, declared=True, wary=True, written=text
            )
            self._readers[direction, text] = Document(
                reader.shapes.follow,
                keyword,
                tolerant=not sent,
                wary=True,
                written=text,
            )
        self._frank = Document(sides.old.shapes.follow, "readOnly", wary=True)
        self._exact = Document(
            sides.new.shapes.follow, "readOnly", exact=True, wary=True
        )
        self._answers: dict[tuple[int, int, Direction, bool], Answer] = {}
        self._readings: dict[tuple[int, int], bool] = {}

    def compare(
        self, pair: Pair, direction: Direction, *, text: bool = False
    ) -> Answer:
        """Whether everything that is sent is taken: old requests by the new server, new
        responses by old clients; as `text` where values lose their types on the way.
        Unknown where a schema allows nothing, or speaks of another type than its own: it
        does not say what its author means."""
        key = id(pair.old), id(pair.new), direction, text
        if key not in self._answers:
            sent, taken = self._schemas(pair, direction, text=text)
            answer = Answer.UNKNOWN
            if not is_empty(sent):
                answer = compare(sent, taken, same=self._is_same)
            self._answers[key] = answer
        return self._answers[key]

    def harmless(
        self, pair: Pair, direction: Direction, *, text: bool = False
    ) -> frozenset[str]:
        """The changes that break nobody in a pair and below it."""
        if self.compare(pair, direction, text=text) is not Answer.YES:
            return frozenset()
        if direction is Direction.REQUEST and self._is_read(pair):
            return _JUDGED | _REMOVALS
        return _JUDGED

    def _is_read(self, pair: Pair) -> bool:
        """Whether the new server has a name for everything that old requests hold, so that
        nothing of it is ignored."""
        key = id(pair.old), id(pair.new)
        if key not in self._readings:
            sent, _ = self._schemas(pair, Direction.REQUEST)
            taken = Schema((pair.new.raw,), self._exact)
            self._readings[key] = compare(sent, taken) is Answer.YES
        return self._readings[key]

    def is_sure(self, pair: Pair) -> bool:
        """Whether old requests are taken, whatever more they hold than what is declared: who
        may fit several options sends members of several."""
        sent = Schema((pair.old.raw,), self._frank)
        _, taken = self._schemas(pair, Direction.REQUEST)
        return compare(sent, taken) is Answer.YES

    def find_witness(self, pair: Pair, direction: Direction) -> tuple[object] | None:
        """A value that is sent and not taken."""
        return find_witness(*self._schemas(pair, direction))

    def _schemas(
        self, pair: Pair, direction: Direction, *, text: bool = False
    ) -> tuple[Schema, Schema]:
        sent = direction is Direction.REQUEST
        sender, reader = (pair.old, pair.new) if sent else (pair.new, pair.old)
        return (
            Schema((sender.raw,), self._senders[direction, text]),
            Schema((reader.raw,), self._readers[direction, text]),
        )

    def _is_same(self, one: object, other: object) -> bool:
        """Whether two nodes refer to one component that did not change."""
        if not isinstance(one, Mapping) or not isinstance(other, Mapping):
            return False
        target = one.get("$ref")
        return target is not None and target in self._sides.same and one == other
