"""The recursive comparison of schemas.

Two schemas that are reached from many operations are compared once: the pairs form a
graph, with what changed on the nodes and the way down on the edges. Judging happens
later, per use, because requests and responses are judged differently. The graph copes
with recursive schemas, and parts of it without any change are never walked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model.relation import Answer
from ..spec.source_map import Pointer
from .bounds import compare_bounds
from .findings import Audience, Direction, Finding, Level
from .keywords import compare_keywords
from .messages import name_below, sentence
from .objects import compare_members
from .pairs import SHOWN, Change, Hidden, Pair, Step
from .rules import RULES
from .shape import Shape
from .sides import Sides
from .unions import compare_lists
from .value_sets import ValueSets
from .values import compare_values


@dataclass(frozen=True, slots=True)
class Use:
    """A place of an operation where two schemas meet.

    `place` is the prefix of its rules, `request-body` or `response-header`. `title` says
    what it is in messages. `text`: values travel as text, not as JSON. `bare`: as text,
    and types that a string takes in anyway do not count. `calm` lowers the changes of
    these names to notes.
    """

    place: str
    direction: Direction
    operation: str
    path: str
    title: str
    pair: Pair
    text: bool = False
    bare: bool = False
    calm: frozenset[str] = frozenset()


class Schemas:
    """All schema pairs of one comparison."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._pairs: dict[tuple[int, int], Pair] = {}
        self._fresh: list[Pair] = []
        self._uses: list[Use] = []
        self._values = ValueSets(sides)

    def pair(self, old: object, at_old: Pointer, new: object, at_new: Pointer) -> Pair:
        """The pair of two schema nodes, compared when `findings` asks."""
        shapes_old, shapes_new = self._sides.old.shapes, self._sides.new.shapes
        return self._pair(shapes_old.read(old, at_old), shapes_new.read(new, at_new))

    def use(self, use: Use) -> None:
        """Ask for the changes at a place."""
        self._uses.append(use)

    def shows_trouble(self, pair: Pair, place: str, *, back: bool = False) -> bool:
        """Whether a pair on its own has a change in a request that is more than a note.

        `back` asks it of the opposite change.
        """
        use = Use(place, Direction.REQUEST, "", "", "", pair, text=True, bare=True)
        self._grow()
        self._spread()
        for finding in self._walk(use):
            rule = RULES[finding.rule]
            if (RULES[rule.mirror] if back else rule).level is not Level.INFO:
                return True
        return False

    def findings(self) -> Iterator[Finding]:
        """The changes at all places that were asked for."""
        self._grow()
        self._spread()
        for use in self._uses:
            yield from self._walk(use)

    def _pair(self, old: Shape, new: Shape) -> Pair:
        key = id(old), id(new)
        pair = self._pairs.get(key)
        if pair is None:
            pair = self._pairs[key] = Pair(old, new)
            if not self._settled(old, new):
                self._fresh.append(pair)
        return pair

    def _settled(self, old: Shape, new: Shape) -> bool:
        if not old.name or old.name != new.name or old.nullable != new.nullable:
            return False
        known = f"#/components/schemas/{old.name}" in self._sides.same
        return known and old.at == new.at and bool(old.node == new.node)

    def _descend(
        self,
        above: Pair,
        label: str,
        shapes: tuple[Shape, Shape],
        *,
        hidden: Hidden = SHOWN,
        items: bool = False,
        member: bool = False,
    ) -> None:
        pair = self._pair(*shapes)
        pair.parents.append(above)
        above.steps.append(Step(label, pair, hidden, items, member))

    def _grow(self) -> None:
        old, new = self._sides.old.shapes, self._sides.new.shapes
        while self._fresh:
            pair = self._fresh.pop()
            if compare_lists(pair, old, new, self._descend):
                compare_values(pair)
                compare_bounds(pair)
                compare_members(pair, old, new, self._sides.policy, self._descend)
                compare_keywords(pair, old, new, self._descend)

    def _spread(self) -> None:
        """Mark each pair from which a change can be reached."""
        stack = [
            pair for pair in self._pairs.values() if pair.changes and not pair.dirty
        ]
        for pair in stack:
            pair.dirty = True
        while stack:
            for parent in stack.pop().parents:
                if not parent.dirty:
                    parent.dirty = True
                    stack.append(parent)

    def _walk(self, use: Use) -> Iterator[Finding]:
        """The changes at and below one place, and a value that shows that something breaks
        where no rule tells."""
        if not use.pair.dirty:
            return
        found = list(self._changes(use))
        yield from found
        is_body = use.place in _PROPERTIES and not use.text
        if is_body and all(finding.level is Level.INFO for finding in found):
            yield from self._untold(use, found)

    def _untold(self, use: Use, found: list[Finding]) -> Iterator[Finding]:
        sent = use.direction is Direction.REQUEST
        # What a response no longer promises about the form of its texts breaks nobody.
        if not sent and any("-pattern-" in finding.rule for finding in found):
            return
        if self._values.compare(use.pair, use.direction) is not Answer.NO:
            return
        witness = self._values.find_witness(use.pair, use.direction)
        if witness is not None:
            name = "values-refused" if sent else "values-new"
            at = use.pair.old.at, use.pair.new.at
            values = (witness[0], None) if sent else (None, witness[0])
            change = Change(name, *at, *values)
            finding = _judge(use, change, (), quiet=False, top=True)
            if finding is not None:
                yield finding

    def _changes(self, use: Use) -> Iterator[Finding]:
        """The changes at and below one place; each pair of schemas counts once."""
        seen: set[tuple[int, bool, frozenset[str]]] = set()
        stack: list[tuple[Pair, tuple[str, ...], bool, frozenset[str], bool]] = [
            (use.pair, (), False, frozenset(), True)
        ]
        while stack:
            pair, labels, quiet, safe, top = stack.pop()
            if (id(pair), quiet, safe) in seen:
                continue
            seen.add((id(pair), quiet, safe))
            # What is allowed above is allowed here, whatever changed.
            safe = (
                safe
                if quiet
                else safe | self._values.harmless(pair, use.direction, text=use.text)
            )
            for change in pair.changes:
                calm = quiet or change.name in safe
                if change.name in _DECIDABLE and not use.text and not quiet:
                    answer = self._values.compare(pair, use.direction)
                    change = replace(change, refused=answer is Answer.NO)
                    calm = calm and self._values.is_sure(pair)
                finding = _judge(use, change, labels, calm, top)
                if finding is not None:
                    yield finding
            for step in reversed(pair.steps):
                withheld = _withheld(step.hidden, use.direction)
                if step.pair.dirty:
                    below = (*labels, step.label) if step.label else labels
                    flat = top and (not step.label or (step.items and use.text))
                    stack.append((step.pair, below, quiet or withheld, safe, flat))


_DECIDABLE = frozenset({"any-of-became-one-of"})
"""Changes that are errors where a value shows it, and doubtful else."""


def _withheld(hidden: Hidden, direction: Direction) -> bool:
    """Whether a property takes no part in this direction, on one side at least."""
    if direction is Direction.REQUEST:
        return hidden.read_old or hidden.read_new
    return hidden.write_old or hidden.write_new


def _judge(
    use: Use, change: Change, labels: tuple[str, ...], quiet: bool, top: bool
) -> Finding | None:
    if use.bare and change.as_text == "":
        return None
    name = (use.text and change.as_text) or change.name
    where = labels if change.member is None else (*labels, change.member)
    place = use.place if top and change.member is None else property_of(use.place)
    rule = RULES[f"{place}-{name}"]
    level = rule.level
    if change.doubtful and level is Level.ERROR:
        level = Level.WARNING
    if change.refused and use.direction is Direction.REQUEST:
        level = Level.ERROR
    withheld = _withheld(change.hidden, use.direction)
    if quiet or withheld or change.quiet or (top and name in use.calm):
        level = Level.INFO
    title = name_below(use.title, where)
    return Finding(
        rule=rule.id,
        level=level,
        pointer_old=change.at_old,
        pointer_new=change.at_new,
        message=sentence(title, rule.text, change.old, change.new),
        operation=use.operation,
        path=use.path,
        direction=use.direction,
        old=change.old,
        new=change.new,
        hint=rule.hint_at(level),
        audience=Audience.WIRE,
    )


_PROPERTIES = {"request-body": "request-property", "response-body": "response-property"}


def property_of(place: str) -> str:
    """The prefix of the rules for what lies below a place."""
    return _PROPERTIES.get(place, f"{place}-property")
