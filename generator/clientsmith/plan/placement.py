"""Which module holds which declaration: with the noun that uses it, or in the smallest
common place of those that do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .. import ir
from ..names import Names
from .usage import members, received, sent

_CROWDED = 60
"""A module with more declarations is split by families of names: the first call of an
operation loads whole modules, so they must stay small."""

_SHARED = "shared"


def place(
    api: ir.Api, names: Names, wanted: Iterable[ir.TypeId]
) -> Mapping[ir.TypeId, str]:
    """The module stem of each wanted declaration, independent of document order."""
    users = _users(api, names)
    crowds: dict[str, list[ir.TypeId]] = defaultdict(list)
    for id_ in wanted:
        path = users.get(id_, ())
        crowds[names.module(path) if path else _SHARED].append(id_)
    placed: dict[ir.TypeId, str] = {}
    for stem, ids_ in crowds.items():
        for id_ in ids_:
            placed[id_] = (
                stem if len(ids_) <= _CROWDED else f"{stem}_{names.family(id_)}"
            )
    return placed


def _users(api: ir.Api, names: Names) -> Mapping[ir.TypeId, tuple[str, ...]]:
    """The smallest resource that holds all users of a declaration, direct or not.

    A declaration is looked at again only when its place becomes wider, which happens no
    more often than resources are nested: linear in what refers to what.
    """
    waiting = [
        (id_, names.resource(operation.id))
        for operation in api.operations
        for id_ in (*received(api, operation), *sent(api, operation))
    ]
    users: dict[ir.TypeId, tuple[str, ...]] = {}
    while waiting:
        id_, path = waiting.pop()
        known = users.get(id_)
        place = path if known is None else _common(known, path)
        if place != known:
            users[id_] = place
            waiting += [(each, place) for each in members(api.declarations[id_])]
    return users


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    length = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        length += 1
    return left[:length]
