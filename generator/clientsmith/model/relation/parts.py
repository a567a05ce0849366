"""Parts of a schema: values of one JSON type that fulfil a few simple conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from .schema import Schema

T = TypeVar("T")

TYPES = ("null", "boolean", "number", "string", "array", "object")


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers between two ends, each with whether it is excluded; None is no end."""

    low: tuple[Fraction, bool] | None = None
    high: tuple[Fraction, bool] | None = None

    def joined(self, other: Range) -> Range:
        """What lies in both."""
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Range(
            max(lows, default=None),
            min(highs, key=lambda end: (end[0], not end[1]), default=None),
        )

    def within(self, other: Range) -> bool:
        """Whether the other range holds everything of this one."""
        return self.joined(other) == self

    @property
    def empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low[0] > self.high[0] or (
            self.low[0] == self.high[0] and (self.low[1] or self.high[1])
        )


@dataclass(frozen=True, slots=True)
class Members:
    """What an object may hold. `extra` is the schema of members that are not named;
    `free` says that nobody said anything about those."""

    named: Mapping[str, Schema]
    extra: Schema
    required: frozenset[str] = frozenset()
    free: bool = True

    @property
    def names(self) -> frozenset[str]:
        """The members that somebody speaks of."""
        return self.required | self.named.keys()

    def member(self, name: str) -> Schema:
        """The schema of a member."""
        return self.named.get(name, self.extra)

    def joined(self, other: Members) -> Members:
        """What both allow."""
        names = [*self.named, *(name for name in other.named if name not in self.named)]
        return Members(
            {name: self.member(name).joined(other.member(name)) for name in names},
            self.extra.joined(other.extra),
            self.required | other.required,
            self.free and other.free,
        )


@dataclass(frozen=True, slots=True)
class Elements:
    """What an array may hold: by place, and everywhere else."""

    placed: tuple[Schema, ...]
    rest: Schema
    unique: bool = False

    def element(self, index: int) -> Schema:
        """The schema of the element at a place."""
        return self.placed[index] if index < len(self.placed) else self.rest

    def joined(self, other: Elements) -> Elements:
        """What both allow."""
        count = max(len(self.placed), len(other.placed))
        return Elements(
            tuple(self.element(i).joined(other.element(i)) for i in range(count)),
            self.rest.joined(other.rest),
            self.unique or other.unique,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """Values of one type that fulfil everything said here.

    `values` lists the only ones, if they are listed. `span` limits a number, or the size
    of a string, array or object. `marks` are constraints known by name only: patterns,
    formats, and keywords that are not read. `unless` are parts whose values are left out.
    """

    type: str
    values: Mapping[str, object] | None = None
    span: Range = Range()
    steps: frozenset[Fraction] = frozenset()
    marks: frozenset[str] = frozenset()
    members: Members | None = None
    elements: Elements | None = None
    unless: tuple[Part, ...] = field(default=(), compare=False)

    def joined(self, other: Part) -> Part | None:
        """What both allow; None where that is nothing."""
        if self.type != other.type:
            return None
        values = self.values
        if values is not None and other.values is not None:
            values = {key: values[key] for key in values if key in other.values}
        part = Part(
            self.type,
            other.values if values is None else values,
            self.span.joined(other.span),
            self.steps | other.steps,
            self.marks | other.marks,
            _both(self.members, other.members, Members.joined),
            _both(self.elements, other.elements, Elements.joined),
            (*self.unless, *other.unless),
        )
        return None if part.span.empty or part.values == {} else part


def _both(one: T | None, other: T | None, join: Callable[[T, T], T]) -> T | None:
    if one is None or other is None:
        return one if other is None else other
    return join(one, other)


Parts = tuple[Part, ...]

EVERYTHING: Parts = tuple(Part(type_) for type_ in TYPES)


def type_of(value: object) -> str:
    """The JSON type of a value; integers are numbers."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "object" if isinstance(value, Mapping) else "array"


def whole(span: Range) -> Range:
    """The integers of a range, with its ends included."""
    low, high = span.low, span.high
    if low is not None:
        floor = low[0].__floor__()
        up = floor == low[0] and not low[1]
        low = Fraction(floor if up else floor + 1), False
    if high is not None:
        ceiling = high[0].__ceil__()
        down = ceiling == high[0] and not high[1]
        high = Fraction(ceiling if down else ceiling - 1), False
    return Range(low, high)
