"""Where an operation would like to stand in the client."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..model import ir
from ..text.words import snake, split
from .collisions import Candidates, Rank
from .verbs import VERBS


@dataclass(frozen=True, slots=True)
class Place:
    """The wished attribute path of the resource, and method names, best first."""

    operation: ir.Operation
    resource: tuple[str, ...]
    methods: Sequence[str]
    rank: Rank
    version: str = ""
    variant: tuple[str, ...] = ()


def spread(places: list[Place]) -> list[Place]:
    """The places with the version or variant in their second wish, where several wish for
    one name and differ in it: the lowest version and the plain variant keep the name.
    """
    groups: dict[tuple[tuple[str, ...], str], list[Place]] = {}
    for place in places:
        groups.setdefault((place.resource, place.methods[0]), []).append(place)
    found = []
    for group in groups.values():
        first = min((place.variant, order(place.version)) for place in group)
        for place in group:
            default = place.methods[0]
            said = [*place.variant] if place.variant != first[0] else []
            if order(place.version) > first[1]:
                said.append(snake(split(place.version)))
            if said:
                named = len(said) > 1 and said[0] in VERBS
                wish = "_".join(said if named else [default, *said])
                if said == [default]:
                    wish = default
                rank = (*place.rank[:1], 1, *place.rank[1:])
                methods = Candidates(default, partial(_after, wish, place.methods))
                place = replace(place, methods=methods, rank=rank)
            else:
                if place.version and len({each.version for each in group}) > 1:
                    # Where it is deprecated, a later version has the plain name.
                    wish = f"{default}_{snake(split(place.version))}"
                    methods = Candidates(default, partial(_after, wish, place.methods))
                    place = replace(place, methods=methods)
                place = replace(place, rank=(*place.rank[:1], 0, *place.rank[1:]))
            found.append(place)
    return found


def as_given(place: Place) -> Place:
    """A place with the resource and the method that the document gives the operation."""
    operation = place.operation
    resource = tuple(
        snake(words) for part in operation.given_resource if (words := split(part))
    )
    if resource:
        place = replace(place, resource=resource)
    if method := snake(split(operation.given_method)):
        methods = Candidates(method, partial(_after, method, place.methods))
        place = replace(place, methods=methods, rank=(-1, *place.rank))
    return place


def verbatim(place: Place) -> Place:
    """A place by the first tag and the operationId, as they are written, where the document
    gives no other names."""
    operation = place.operation
    tag = operation.tags[0] if operation.tags else "default"
    named = replace(
        operation,
        given_resource=operation.given_resource or (tag,),
        given_method=operation.given_method or operation.operation_id or "",
    )
    return replace(as_given(replace(place, operation=named)), operation=operation)


def _after(wish: str, methods: Sequence[str]) -> tuple[str, ...]:
    return (wish, *methods)


def order(version: str) -> tuple[int, ...]:
    """Versions in their order: `v1` before `v1beta2` before `v2`; none comes first."""
    return tuple(int(digits[:9]) for digits in re.findall(r"\d+", version))
