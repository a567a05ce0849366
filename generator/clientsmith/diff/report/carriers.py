"""Schemas and classes that came, or went, with what refers to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...spec.source_map import Pointer
from ..rules import RULES
from ..sides import references
from ..terms import Terms
from .group import Group

_WHOLE = frozenset({"schema-added", "python-class-added"}), frozenset(
    {"schema-removed", "python-class-removed"}
)


def find_carriers(
    groups: Sequence[Group], sides: tuple[Terms, Terms]
) -> Iterator[tuple[int, int]]:
    """Schemas and classes that only one document has, each with the finding of what refers to
    it first there: a new operation brings its models."""
    for side, whole in enumerate(_WHOLE):
        here, there = (sides[1], sides[0]) if side == 0 else sides
        at = [
            g.finding.pointer_new if side == 0 else g.finding.pointer_old
            for g in groups
        ]
        things = [i for i, group in enumerate(groups) if group.finding.rule in whole]
        rest = [i for i, group in enumerate(groups) if group.finding.rule not in whole]
        schemas = [i for i in things if groups[i].finding.rule.startswith("schema-")]
        owners: dict[Pointer, int] = {}
        # What is new as a whole comes before what only changed.
        back = ("remove", "add")[side]
        for index in (*sorted(rest, key=lambda i: not _exists(groups[i])), *schemas):
            rule = RULES.get(groups[index].finding.rule)
            # Of what is not here, the address is that of what held it.
            if at[index] and (rule is None or rule.action != back):
                _claim(at[index], index, owners, here, there)
        for index in things:
            owner = _owner_of(at[index], owners)
            # A schema and its class are one thing, and none brings the other.
            is_itself = owner in schemas and at[owner] == at[index]
            if owner is not None and not is_itself:
                yield index, owner


def _exists(group: Group) -> bool:
    rule = RULES.get(group.finding.rule)
    return rule is not None and rule.kind == "existence"


def _claim(
    pointer: Pointer, index: int, owners: dict[Pointer, int], here: Terms, there: Terms
) -> None:
    """Note the owner of a place, and of components that only this document has."""
    if there.shapes.look_up(pointer) is None:
        owners.setdefault(pointer, index)
    stack = [here.shapes.look_up(pointer)]
    while stack:
        for target in sorted(references(stack.pop())):
            place = Pointer(target[1:])
            is_new = place not in owners and there.shapes.look_up(place) is None
            if target.startswith("#/") and is_new:
                owners[place] = index
                stack.append(here.shapes.look_up(place))


def _owner_of(pointer: Pointer, owners: dict[Pointer, int]) -> int | None:
    place = pointer
    while place:
        if place in owners:
            return owners[place]
        place = Pointer(place.rpartition("/")[0])
    return None
