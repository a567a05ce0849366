"""Values of a schema that are worth trying against another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import count, islice

from .formats import STRINGS
from .parts import Members, Part, Range
from .reading import parts_of
from .schema import Schema, Unclear

_DEEPEST = 5
_MOST = 24
_LONGEST = 300


_MOST_CALLS = 20_000
"""Schemas that are looked at for one list of values: they multiply level by level."""
_MOST_NODES = 5_000
"""Members and items of one value."""


@dataclass(frozen=True, slots=True)
class _At:
    """How deep a schema lies, and the schemas that were looked at already, counted."""

    depth: int
    calls: Iterator[int]

    def below(self) -> _At:
        return _At(self.depth + 1, self.calls)


def values_of(schema: Schema, other: Schema) -> Iterator[object]:
    """Values that are likely allowed by a schema and near the limits of the other one."""
    return _values(schema, other, _At(0, count()))


def _values(schema: Schema, other: Schema, at: _At) -> Iterator[object]:
    if at.depth > _DEEPEST or next(at.calls) > _MOST_CALLS:
        return
    try:
        parts, outer = parts_of(schema), parts_of(other)
    except Unclear:
        return
    for part in parts:
        rivals = [rival for rival in outer if rival.type == part.type]
        for rival in rivals:
            for out in rival.unless:
                yield from (out.values or {}).values()
        made = _part_values(part, rivals, schema, other, at)
        yield from islice(filter(_is_small, made), _MOST)


def _is_small(value: object) -> bool:
    """Whether a value can be written; lists share their items, and multiply with each level."""
    level, nodes = [value], 0
    while level and nodes <= _MOST_NODES:
        nodes += len(level)
        inner = (
            item
            for each in level
            if isinstance(each, list | dict)
            for item in (each.values() if isinstance(each, dict) else each)
        )
        level = list(islice(inner, _MOST_NODES))
    return nodes <= _MOST_NODES


def _part_values(
    part: Part, rivals: list[Part], schema: Schema, other: Schema, at: _At
) -> Iterator[object]:
    if part.values is not None:
        yield from part.values.values()
        return
    if part.type == "null":
        yield None
    elif part.type == "boolean":
        yield from (True, False)
    elif part.type == "number":
        yield from _numbers(part, rivals)
    elif part.type == "string":
        yield from _strings(part, rivals)
    elif part.type == "array":
        yield from _arrays(part, rivals, other, at)
    else:
        yield from _objects(part, rivals, other, at)


def _ends(part: Part, rivals: Iterable[Part]) -> list[Fraction]:
    """Where the parts begin and end, and the integers beside those."""
    ends = {
        limit[0] + shift
        for span in (part.span, *(rival.span for rival in rivals))
        for limit in (span.low, span.high)
        if limit is not None
        for shift in (0, -1, 1)
    }
    return sorted(ends, key=lambda end: (abs(end), end))


def _within(number: Fraction, span: Range) -> bool:
    return not span.joined(Range((number, False), (number, False))).empty


def _numbers(part: Part, rivals: list[Part]) -> Iterator[object]:
    step = max(part.steps, default=Fraction(0))
    seen: set[Fraction] = set()
    starts = [*_ends(part, rivals), Fraction(0), Fraction(7), Fraction(1, 2)]
    for end in starts:
        near = [end]
        if step:
            times = Fraction((end / step).__floor__())
            near = [times * step, (times + 1) * step, (times - 1) * step]
        for number in near:
            if number not in seen and _within(number, part.span):
                seen.add(number)
                whole = number.denominator == 1
                yield int(number) if whole else float(number)


def _sizes(part: Part, rivals: list[Part], usual: int) -> list[int]:
    ends = [*_ends(part, rivals), Fraction(usual)]
    fit = {int(end) for end in ends if 0 <= end <= _LONGEST and _within(end, part.span)}
    return sorted(fit)


def _strings(part: Part, rivals: list[Part]) -> Iterator[object]:
    for mark in sorted(part.marks):
        kind, _, format_ = mark.partition(":")
        if kind == "format" and format_ in STRINGS:
            yield STRINGS[format_][2]
    for letter in ("a", "0", "A-"):
        for size in _sizes(part, rivals, 3):
            yield (letter * size)[:size]


def _arrays(part: Part, rivals: list[Part], other: Schema, at: _At) -> Iterator[object]:
    elements = part.elements
    inner = elements.rest if elements else Schema((), other.document)
    outer = [rival.elements.rest for rival in rivals if rival.elements]
    options = list(_inner_values(inner, outer, other, at))
    placed = [
        next(iter(_inner_values(item, (), other, at)), None)
        for item in (elements.placed if elements else ())
    ]
    sizes = _sizes(part, rivals, max(1, len(placed)))
    for size in sizes[:6]:
        if not options and size > len(placed):
            continue
        if elements and elements.unique:
            yield (placed + options)[:size]
        else:
            yield (placed + options[:1] * size)[:size]
    least = max(sizes[0] if sizes else 1, 1)
    for option in options:
        yield (placed + [option] * least)[: max(least, len(placed) + 1)]
        yield [option] * least
    if len(options) > 1:
        yield options[:2]


def _inner_values(
    inner: Schema, outer: Iterable[Schema], other: Schema, at: _At
) -> Iterator[object]:
    rivals = list(outer) or [Schema((), other.document)]
    for rival in rivals[:3]:
        yield from islice(_values(inner, rival, at.below()), _MOST // 2)


def _objects(
    part: Part, rivals: list[Part], other: Schema, at: _At
) -> Iterator[object]:
    members = part.members
    if members is None:
        members = Members({}, Schema((), other.document))
    others = [rival.members for rival in rivals if rival.members]
    options: dict[str, list[object]] = {}
    for name in sorted(members.names):
        outer = [rival.member(name) for rival in others]
        options[name] = list(_inner_values(members.member(name), outer, other, at))
    least = {
        name: options[name][0] for name in sorted(members.required) if options[name]
    }
    most = {name: values[0] for name, values in sorted(options.items()) if values}
    yield least
    yield most
    for name, values in options.items():
        yield {key: value for key, value in most.items() if key != name}
        for value in values:
            yield {**least, name: value}
    if not (members.free and members.named and members.extra.document.declared):
        named = {name for rival in others for name in rival.names}
        for name in sorted({*named, "other"} - members.names)[:4]:
            outer = [rival.member(name) for rival in others]
            for value in _inner_values(members.extra, outer, other, at):
                yield {**least, name: value}
                yield {**most, name: value}
    yield from _filled(most, least, members, _sizes(part, rivals, 1))


def _filled(
    most: Mapping[str, object],
    least: Mapping[str, object],
    members: Members,
    sizes: Iterable[int],
) -> Iterator[object]:
    """Objects of the sizes that matter."""
    for size in sizes:
        chosen = dict(least)
        for name, value in most.items():
            if len(chosen) < size:
                chosen.setdefault(name, value)
        index = 0
        while len(chosen) < size and not members.extra.is_nothing and index < size:
            chosen[f"other{index}"] = "a"
            index += 1
        yield chosen
