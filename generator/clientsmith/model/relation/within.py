"""Whether one part lies within others, and whether two have no value in common: proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from .instances import accepts, written_forms
from .parts import Elements, Members, Part, Range, whole
from .reading import parts_of
from .schema import Schema, Unclear

_FILE = "format:binary"
"""A file is no text: it travels otherwise."""


@dataclass(slots=True)
class Prover:
    """Looks for proofs; that it finds none says nothing.

    Recursive schemas are compared as the largest relation that holds: what is assumed on
    the way down must only not be contradicted.
    """

    same: Callable[[object, object], bool]
    left: int = 4000
    open: set[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=set)
    failed: set[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=set)

    def is_within(self, one: Schema, other: Schema) -> bool:
        """Whether each value of one schema is proven to be one of the other.

        Raises:
            Unclear: it would take too long.
        """
        if not other.nodes or one.is_nothing:
            return True
        if all(
            any(self.same(mine, node) for mine in one.nodes) for node in other.nodes
        ):
            return True
        key = one.key, other.key
        if key in self.open:
            return True
        if key in self.failed:
            return False
        self.open.add(key)
        outer = parts_of(other)
        proven = all(self._is_covered(part, outer, other) for part in parts_of(one))
        self.open.discard(key)
        if not proven:
            # What failed under an assumption fails without it, too.
            self.failed.add(key)
        return proven

    def _is_covered(self, part: Part, outer: Iterable[Part], whole_: Schema) -> bool:
        self.left -= 1
        if self.left < 0:
            raise Unclear
        if self._is_empty(part):
            return True
        if part.values is not None:
            return all(_is_taken(whole_, value) for value in part.values.values())
        candidates = [other for other in outer if other.type == part.type]
        if any(self._is_part_within(part, other) for other in candidates):
            return True
        if (
            whole_.document.written
            and part.type in _WRITTEN
            and any(other == _ANY_TEXT and not other.unless for other in outer)
        ):
            return True
        if part.type == "boolean":
            return all(_is_taken(whole_, value) for value in (True, False))
        cuts = _cuts(part, candidates)
        return bool(cuts) and all(
            any(self._is_part_within(cut, other) for other in candidates)
            for cut in cuts
        )

    def _is_part_within(self, one: Part, other: Part) -> bool:
        self.left -= 1
        if self.left < 0:
            raise Unclear
        if other.values is not None:
            return one.type == "null"
        if not _size(one).within(other.span):
            return False
        if not all(_divides(step, one.steps) for step in other.steps):
            return False
        if not other.marks <= one.marks or _FILE in one.marks - other.marks:
            return False
        if other.members is not None and not self._are_members(one, other.members):
            return False
        if other.elements is not None and not self._are_elements(one, other.elements):
            return False
        return all(
            self.is_disjoint(one, out)
            or any(self._is_part_within(out, mine) for mine in one.unless)
            for out in other.unless
        )

    def _are_members(self, one: Part, other: Members) -> bool:
        mine = one.members or Members({}, Schema((), other.extra.document))
        if not other.required <= mine.required:
            return False
        closed = _is_closed(mine)
        for name in {*mine.named, *other.named}:
            inner = mine.member(name)
            if closed and name not in mine.names:
                continue
            if not self.is_within(inner, other.member(name)) and not self.is_empty(
                inner
            ):
                return False
        return closed or self.is_within(mine.extra, other.extra)

    def _are_elements(self, one: Part, other: Elements) -> bool:
        mine = one.elements or Elements((), Schema((), other.rest.document))
        high = _size(one).high
        most = high and high[0]
        if other.unique and not mine.unique and (most is None or most > 1):
            return False
        count = max(len(mine.placed), len(other.placed))
        for index in range(count):
            if most is not None and index >= most:
                return True
            inner = mine.element(index)
            if not self.is_within(inner, other.element(index)):
                return False
        return (most is not None and count >= most) or self.is_within(
            mine.rest, other.rest
        )

    def is_empty(self, schema: Schema) -> bool:
        """Whether a schema is proven to allow nothing."""
        return all(self._is_empty(part) for part in parts_of(schema))

    def _is_empty(self, part: Part) -> bool:
        """Whether a part is proven to have no values."""
        if part.span.empty or part.values == {}:
            return True
        size = _size(part)
        if size.empty:
            return True
        members = part.members
        if members is not None and any(
            members.member(name).is_nothing for name in members.required
        ):
            return True
        return any(self._is_part_within(part, out) for out in part.unless)

    def is_disjoint(self, one: Part, other: Part) -> bool:
        """Whether two parts are proven to have no value in common."""
        self.left -= 1
        if self.left < 0:
            raise Unclear
        if one.type != other.type:
            return True
        if one.values is not None and other.values is not None:
            return not one.values.keys() & other.values.keys()
        if _size(one).joined(_size(other)).empty:
            return True
        if one.members is None or other.members is None:
            return False
        return self._are_disjoint(one.members, other.members) or self._are_disjoint(
            other.members, one.members
        )

    def _are_disjoint(self, one: Members, other: Members) -> bool:
        for name in one.required:
            if _is_closed(other) and name not in other.names:
                return True
            if self._differs(one.member(name), other.member(name)):
                return True
        return False

    def _differs(self, one: Schema, other: Schema) -> bool:
        if not one.nodes or not other.nodes:
            return False
        return all(
            self.is_disjoint(part, out)
            for part in parts_of(one)
            for out in parts_of(other)
        )


_WRITTEN = ("number", "boolean")
"""What is a text where values travel as text."""

_ANY_TEXT = Part("string")


def _is_taken(schema: Schema, value: object) -> bool:
    forms = written_forms(value) if schema.document.written else (value,)
    return any(accepts(schema, form) is True for form in forms)


def _is_closed(members: Members) -> bool:
    """Whether nothing but what is named can come."""
    trusted = members.free and members.named and members.extra.document.declared
    return members.extra.is_nothing or bool(trusted)


def _size(part: Part) -> Range:
    """The span of a part with what its members or elements imply."""
    if part.type == "array" and part.elements is not None:
        placed = *part.elements.placed, part.elements.rest
        closed = next((at for at, each in enumerate(placed) if each.is_nothing), None)
        high = None if closed is None else (Fraction(closed), False)
        return part.span.joined(Range(None, high))
    members = part.members
    if part.type != "object" or members is None:
        return part.span
    least, most = len(members.required), None
    if _is_closed(members):
        most = Fraction(
            sum(not members.member(name).is_nothing for name in members.names)
        )
    return part.span.joined(
        Range(
            (Fraction(least), False) if least else None,
            None if most is None else (most, False),
        )
    )


def _divides(step: Fraction, steps: Iterable[Fraction]) -> bool:
    """Whether a multiple of all steps is a multiple of this one."""
    return any((mine / step).denominator == 1 for mine in steps)


def _cuts(part: Part, others: list[Part]) -> list[Part]:
    """A part of numbers or sizes, cut where other parts begin or end."""
    inner = part.span
    if part.type in ("null", "boolean"):
        return []
    if part.type == "number" and Fraction(1) not in part.steps:
        return []
    ends = sorted({
        end + shift
        for other in others
        for limit, shift in ((other.span.low, 0), (other.span.high, 1))
        if limit is not None
        for end in (whole(Range(limit, limit)).low or limit)[:1]
    })  # fmt: skip
    cuts: list[Part] = []
    low = inner.low
    for end in ends:
        cut = whole(Range(low, (end - 1, False)).joined(inner))
        if not cut.empty:
            cuts.append(replace(part, span=cut))
        low = (end, False)
    last = Range(low, inner.high).joined(inner)
    if not last.empty:
        cuts.append(replace(part, span=last))
    return cuts if len(cuts) > 1 else []
