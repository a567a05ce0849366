"""What changed, once for each cause: what is one change to a reader is often several findings,
of the HTTP API and of the Python package, in requests and in responses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...spec.source_map import Pointer, child, tokens
from ...text.words import without_separators
from ..findings import Audience, Direction, Finding, Level
from ..rules import RULES
from ..terms import Terms
from .carriers import find_carriers
from .facts import is_of_types, join_facts, tell_fact
from .group import Group
from .type_texts import read_core, tell_types

Sides = tuple[Terms, Terms]
Key = tuple[str, str]

OF_VERSIONS = frozenset({"version-not-bumped", "version-major-not-bumped"})
"""What says how a version should be raised: no change of the API."""
_HOW = {(True, True): "new types", (False, False): "types that are gone"}
_WIDENED = ("python-argument-type-widened", "python-key-type-widened")
_WORD = re.compile(r"[A-Za-z_]\w*")
_THERE = {"paths", "tags"}
_IN_PYTHON = {"became nullable": "may be `None` now"}
"""What a fact of the document is to those who know the thing by its name in Python."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A program that a change breaks, and how it has to be: empty where that is not known."""

    name: str
    program: str
    remedy: str


def _is_given(finding: Finding) -> bool:
    """Whether it is of what programs pass, and not of what they are handed."""
    return finding.rule.startswith(("python-key-", "python-argument-"))


@dataclass(frozen=True)
class Cause:
    """One change. `groups` are its findings, worst first; `carried` those of schemas and
    classes that came or went with it; `names` what it is called in Python."""

    groups: tuple[Group, ...]
    carried: tuple[Group, ...]
    names: tuple[str, ...]

    @cached_property
    def level(self) -> Level:
        """That of the worst finding."""
        return min((g.finding.level for g in self._all), key=lambda level: level.rank)

    @property
    def _all(self) -> tuple[Group, ...]:
        return *self.groups, *self.carried

    @cached_property
    def python(self) -> tuple[Group, ...]:
        """What callers of the package see of it."""
        return tuple(g for g in self.groups if g.finding.audience is Audience.SOURCE)

    @cached_property
    def http(self) -> tuple[Group, ...]:
        """What the API does otherwise; of the worst first what changes types as Python does."""
        found = [g for g in self.groups if g.finding.audience is not Audience.SOURCE]
        kinds = {_kind(g) for g in self.python}
        return tuple(
            sorted(found, key=lambda g: (g.finding.level.rank, _kind(g) not in kinds))
        )

    @cached_property
    def operations(self) -> tuple[str, ...]:
        """Where it shows, first what is about the thing by its own name."""
        of_http = [place for group in self.http for place in group.operations]
        of_python = [place for group in self.python for place in group.operations]
        found = dict.fromkeys([*of_http, *of_python])
        names = " ".join(without_separators(name) for name in self.names)
        return tuple(sorted(found, key=lambda place: -_measure_match(place, names)))

    @cached_property
    def lead(self) -> tuple[Group, ...]:
        """The worst findings, of Python where it has any."""
        worst = [g for g in self.groups if g.finding.level is self.level]
        # What went with a thing may break more than that it went.
        worst = worst or list(self.groups)
        python = [g for g in worst if g.finding.audience is Audience.SOURCE]
        return tuple(sorted(python or worst, key=lambda g: '["' in g.finding.subject))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """What changed about what is named, each once."""
        found = [group.finding for group in self.lead]
        cores = {(read_core(str(f.old)), read_core(str(f.new))) for f in found}
        if len(found) > 1 and len(cores) == 1 and all(map(is_of_types, found)):
            whole = dict.fromkeys((str(f.old), str(f.new)) for f in found)
            (said,) = cores
            return (tell_types(*(said if len(whole) > 1 else next(iter(whole)))),)
        facts = join_facts(dict.fromkeys(map(tell_fact, found)))
        if not self.names:
            return tuple(facts)
        return tuple(_IN_PYTHON.get(fact, fact) for fact in facts)

    @cached_property
    def widened(self) -> tuple[str, ...]:
        """Arguments and keys that only accept more, where something else breaks."""
        found = [
            group.finding.subject
            for group in self.python
            if group.finding.rule in _WIDENED and group not in self.lead
        ]
        lead = [group.finding.subject for group in self.lead]
        return tuple(name for name in dict.fromkeys(found) if name not in lead)

    @cached_property
    def main(self) -> tuple[str, ...]:
        """What is named, without arguments that only accept more."""
        kept = tuple(name for name in self.names if name not in self.widened)
        return kept or self.names

    @cached_property
    def brought(self) -> tuple[str, ...]:
        """The classes, and schemas without a class, that came or went with it."""
        names = [
            group.finding.subject or str(group.finding.new or group.finding.old)
            for group in self.carried
        ]
        return tuple(
            name
            for name in dict.fromkeys(names)
            if name not in self.names and not self._is_twin(name, names)
        )

    def _is_twin(self, name: str, names: Sequence[str]) -> bool:
        """Whether a class only says how another one is given to calls."""
        plain = name.removesuffix("Param")
        return plain != name and plain in (*names, *self.names)

    @property
    def is_existence(self) -> bool:
        """Whether something came or went, and not only changed."""
        rule = RULES.get(self.lead[0].finding.rule)
        return rule is None or rule.kind == "existence"

    @property
    def brought_how(self) -> str:
        """Whether the classes came or went with it."""
        is_whole = [group.finding.rule.endswith("-added") for group in self.carried]
        return _HOW.get((any(is_whole), all(is_whole)), "types that came or went")

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """Programs that it breaks, and how they have to be: the first, and where values are
        read and passed one of each."""
        found = [group.finding for group in (*self.lead, *self._all)]
        shown = [each for each in found if each.witness]
        other = [
            each
            for each in shown
            if each.remedy and is_of_types(each) and _is_given(each) != _is_given(shown[0])
        ]
        return tuple(
            Sample(each.subject, each.witness, each.remedy)
            for each in (*shown[:1], *other[:1])
        )

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """The rules that found it; of what breaks those that say so, as an allow-list."""
        found = self.groups or self._all
        worst = [group for group in found if group.finding.level is self.level]
        return tuple(dict.fromkeys(group.finding.rule for group in worst or found))


def _measure_match(place: str, names: str) -> int:
    """How much of plain `names` the last part of an operation's path is."""
    parts = [part for part in place.split("/") if part and part[:1] != "{"]
    last = without_separators(parts[-1]) if len(parts) > 1 else ""
    return len(last) if last in names else 0


def _kind(group: Group) -> str:
    """What rules of the document and of Python have in common that tell one change."""
    rule = RULES.get(group.finding.rule)
    kind = rule.kind if rule is not None else ""
    return "type" if kind == "structure" else kind


def find_causes(groups: Sequence[Group], sides: Sides | None) -> tuple[Cause, ...]:
    """The changes that findings tell of."""
    kept = [group for group in groups if group.finding.rule not in OF_VERSIONS]
    carriers = dict(find_carriers(kept, sides)) if sides else {}
    joined = _Joined(len(kept))
    names: list[tuple[str, ...]] = []
    known: dict[Key, int] = {}
    for index, group in enumerate(kept):
        found = tuple(_keys(group, sides))
        names.append(tuple(name for name, _ in found))
        for key in found if index not in carriers else ():
            joined.join(known.setdefault(key, index), index)
    members: dict[int, list[int]] = {}
    for index in range(len(kept)):
        carrier = index
        for _ in range(len(kept)):
            if carrier not in carriers:
                break
            carrier = carriers[carrier]
        else:
            del carriers[index]
            carrier = index
        members.setdefault(joined.find(carrier), []).append(index)
    causes = []
    for indices in members.values():
        own = [index for index in indices if index not in carriers]
        spoken = _find_spoken(own, kept)
        causes.append(
            Cause(
                tuple(kept[index] for index in own),
                tuple(kept[index] for index in indices if index in carriers),
                _plain_first(name for index in spoken for name in names[index] if name),
            )
        )
    return tuple(causes)


def _find_spoken(own: list[int], groups: Sequence[Group]) -> list[int]:
    """The findings whose names a change is told by: those of Python, if they break as much
    as any."""
    found = [index for index in own if groups[index].finding.subject]
    worst = min((groups[i].finding.level.rank for i in own), default=0)
    at_worst = [i for i in own if groups[i].finding.level.rank == worst]
    return found if {*found} & {*at_worst} else at_worst or own


def _plain_first(names: Iterable[str]) -> tuple[str, ...]:
    """Names once each: attributes and methods before keys, variants after what they vary."""
    return tuple(
        sorted(dict.fromkeys(names), key=lambda name: ('["' in name, len(name)))
    )


class _Joined:
    """Sets of numbers that grow together."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, index: int) -> int:
        while self._above[index] != index:
            index = self._above[index]
        return index

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first


def _keys(group: Group, sides: Sides | None) -> Iterator[Key]:
    """What findings of one cause have in common: a name in Python, and what of it."""
    item = group.finding
    if item.audience is Audience.SOURCE:
        aspect = _aspect(item) if item.subject.endswith("()") else ""
        if item.rule == "python-class-moved":
            # That classes live elsewhere is one change, and none of what they are.
            aspect = item.rule
            yield "", aspect
        yield item.subject, aspect
        if sides and (classes := _find_classes(item, sides)):
            yield "", classes
        for terms in sides or ():
            if twin := terms.find_twin(item.subject):
                yield twin, aspect
        return
    if sides is None:
        return
    members = dict.fromkeys(
        name
        for terms, pointer in zip(
            sides, (item.pointer_old, item.pointer_new), strict=True
        )
        for name in terms.find_members(pointer, item.direction, group.operations)
    )
    # A schema that is sent and answered is one place.
    yield "", _property_at(item.pointer)
    inner = [name for name in members if not _is_within(name, members)]
    for name in inner:
        yield name, ""
    if not inner:
        methods = [
            name for terms in sides for name in terms.find_methods(group.operations)
        ]
        for name in dict.fromkeys(methods):
            yield name, _aspect(item)


def _find_classes(item: Finding, sides: Sides) -> str:
    """A change of types to or from a class that only one package has: the same in several
    places is one change."""
    if not is_of_types(item):
        return ""
    old, new = read_core(str(item.old)), read_core(str(item.new))
    packages = [terms.surface.classes for terms in sides]
    words = set(_WORD.findall(f"{old} {new}"))
    is_new = any((word in packages[0]) != (word in packages[1]) for word in words)
    return f"{old} → {new}" if is_new else ""


def _property_at(pointer: Pointer) -> Pointer:
    """The property of a component that a place is in, or the place itself."""
    head, found, name = pointer.rpartition("/properties/")
    is_shared = found and pointer.startswith("/components/")
    return (
        child(Pointer(head), "properties", *tokens(Pointer(f"/{name}"))[:1])
        if is_shared
        else pointer
    )


def _is_within(name: str, names: Iterable[str]) -> bool:
    """Whether a class is named whose attribute, or key, is named too."""
    return any(other.startswith((f"{name}.", f"{name}[")) for other in names)


def _aspect(item: Finding) -> str:
    """What of a method a finding is about."""
    rule = RULES.get(item.rule)
    if rule is None:
        return item.rule
    if rule.area in _THERE and rule.kind == "existence":
        return "there"
    if item.rule.startswith("python-method-"):
        return "there"
    is_result = item.direction is Direction.RESPONSE and rule.area == "schema"
    if is_result or item.rule.startswith(("python-result-", "response-success-")):
        return "result"
    return item.rule
