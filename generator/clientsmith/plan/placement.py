"""Which module holds which declaration.

A declaration lies with the noun that uses it, or in the smallest common place of the nouns
that do. A module of a small noun holds all of it. A large noun is parted by who needs what:
what exactly the same operations need is together, so that a call loads what it needs and no
more. Whatever a declaration leads to is needed by at least the same operations, so modules
import each other in one direction only; a circle of declarations is in one module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ..model import ir, media_types
from ..model.graph import components
from ..model.shapes import references
from ..names import Names
from ..text.words import singular
from .usage import members, received, sent

_CROWDED = 16
"""A noun with more declarations is parted, and so is what the same operations need of it."""

_SHARED = "shared"
_WEBHOOKS = "webhooks"
_UNUSED = "unused"
"""Modules for what several nouns use, what only webhooks bring, and what nothing uses."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The module of each declaration, the noun it belongs to, and the order in which they can
    be defined: each after what it leads to, but in a circle."""

    modules: Mapping[ir.TypeId, str]
    nouns: Mapping[ir.TypeId, str]
    order: Mapping[ir.TypeId, int]


def place(api: ir.Api, names: Names, wanted: Collection[ir.TypeId]) -> Placement:
    """Decide the place of each wanted declaration, independent of document order."""
    edges = {
        id_: tuple(members(api.declarations[id_])) for id_ in sorted(api.declarations)
    }
    circles = components(edges)
    users = _users(api, edges)
    order: dict[ir.TypeId, int] = {}
    crowds: dict[str, list[tuple[ir.TypeId, ...]]] = defaultdict(list)
    nouns: dict[ir.TypeId, str] = {}
    places = {mask: _noun(api, names, mask) for mask in {*users.values()}}
    for circle in circles:
        listed = tuple(
            id_ for id_ in _defined(api, names, circle, edges) if id_ in wanted
        )
        if not listed:
            continue
        noun = places[users[circle[0]]]
        crowds[noun].append(listed)
        for id_ in listed:
            nouns[id_] = noun
            order[id_] = len(order)
    modules: dict[ir.TypeId, str] = {}
    for noun in sorted(crowds):
        circles = crowds[noun]
        if sum(map(len, circles)) <= _CROWDED:
            modules.update((id_, noun) for circle in circles for id_ in circle)
        else:
            taken = {*modules.values(), *crowds} - {noun}
            modules |= _part(names, noun, circles, users, edges, taken)
    if any(each.startswith("models.") for each in names.surface.modules):
        # The configured modules have the names without an underscore.
        modules = {id_: f"_{stem}" for id_, stem in modules.items()}
    return Placement(modules, nouns, order)


def _part(
    names: Names,
    noun: str,
    circles: list[tuple[ir.TypeId, ...]],
    users: Mapping[ir.TypeId, int],
    edges: Mapping[ir.TypeId, Collection[ir.TypeId]],
    taken: set[str],
) -> dict[ir.TypeId, str]:
    """The modules of the declarations of a noun that has many; `taken` gets their names."""
    modules: dict[ir.TypeId, str] = {}
    groups: dict[int, list[tuple[ir.TypeId, ...]]] = defaultdict(list)
    for circle in circles:
        groups[users[circle[0]]].append(circle)
    for group in groups.values():
        together = sum(map(len, group)) <= _CROWDED
        for part in [group] if together else [[circle] for circle in group]:
            ids = [id_ for circle in part for id_ in circle]
            head = _head(names, ids, edges)
            stem = _stem(noun, head)
            stem = f"{noun}_{head}" if stem in taken else stem
            while stem in taken:
                stem += "_"
            taken.add(stem)
            modules.update(dict.fromkeys(ids, stem))
    return modules


def _stem(noun: str, head: str) -> str:
    """The name of a module of a noun with what it is named after, without saying again what
    the noun says: `webhooks_create_response` of `create_webhook_response`."""
    around, words = noun.split("_"), head.split("_")
    stems = [singular(word) for word in words]
    for size in range(len(around), 0, -1):
        said = [singular(word) for word in around[-size:]]
        for at in range(len(words) - size + 1):
            if stems[at : at + size] == said:
                return "_".join((*around, *words[:at], *words[at + size :]))
    return f"{noun}_{head}"


def _head(
    names: Names,
    ids: Collection[ir.TypeId],
    edges: Mapping[ir.TypeId, Collection[ir.TypeId]],
) -> str:
    """What a module is named after: a declaration that no other one in it uses, if any."""
    used = {below for id_ in ids for below in edges[id_] if below != id_}
    return min(
        names.stem(id_) for id_ in ([id_ for id_ in ids if id_ not in used] or ids)
    )


def _defined(
    api: ir.Api,
    names: Names,
    circle: tuple[ir.TypeId, ...],
    edges: Mapping[ir.TypeId, Collection[ir.TypeId]],
) -> list[ir.TypeId]:
    """The declarations of a circle in the order in which they are defined: classes, whose
    annotations may name what comes later, then aliases, each after those that it names.
    """
    listed = sorted(circle)
    aliases = {
        id_: edges[id_] for id_ in listed if isinstance(api.declarations[id_], ir.Alias)
    }
    return [
        *(id_ for id_ in listed if id_ not in aliases),
        *(id_ for each in components(aliases) for id_ in each),
    ]


def _noun(api: ir.Api, names: Names, users: int) -> str:
    """The smallest resource that holds all users, as the stem of its module."""
    if not users:
        return _UNUSED
    hooks = users >> len(api.operations)
    left = users & ((1 << len(api.operations)) - 1)
    if not left:
        return _WEBHOOKS
    if hooks:
        return _SHARED
    common: tuple[str, ...] | None = None
    while left and common != ():
        lowest = left & -left
        left ^= lowest
        path = names.resource(api.operations[lowest.bit_length() - 1].id)
        common = path if common is None else _common(common, path)
    return names.module(common) if common else _SHARED


def _users(
    api: ir.Api, edges: Mapping[ir.TypeId, Collection[ir.TypeId]]
) -> Mapping[ir.TypeId, int]:
    """Who needs each declaration, directly or not: a bit for each operation, then webhook."""
    roots: list[Iterable[ir.TypeId]] = [
        (*received(api, operation), *sent(api, operation))
        for operation in api.operations
    ]
    roots += [_heard(webhook) for webhook in api.webhooks]
    users: dict[ir.TypeId, int] = dict.fromkeys(edges, 0)
    for index, ids in enumerate(roots):
        for id_ in ids:
            users[id_] |= 1 << index
    # Each after what leads to it, so that it has all users when it hands them on.
    for circle in reversed(components(edges)):
        every = 0
        for id_ in circle:
            every |= users[id_]
        for id_ in circle:
            users[id_] = every
            for below in edges[id_]:
                users[below] |= every
    return users


def _heard(webhook: ir.Webhook) -> Iterable[ir.TypeId]:
    for content in webhook.body.contents if webhook.body is not None else ():
        if content.type is not None and (
            media_types.is_json(content.media) or media_types.is_xml(content.media)
        ):
            yield from references(content.type)


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    length = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        length += 1
    return left[:length]
