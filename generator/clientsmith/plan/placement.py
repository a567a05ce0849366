"""Which module holds which declaration: with the noun that uses it, or in the smallest
common place of those that do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .. import ir
from ..names import Names
from .usage import reachable, received, sent

_CROWDED = 60
"""A module with more declarations is split by families of names: the first call of an
operation loads whole modules, so they must stay small."""

_SHARED = "shared"


def place(
    api: ir.Api, names: Names, wanted: Iterable[ir.TypeId]
) -> Mapping[ir.TypeId, str]:
    """The module stem of each wanted declaration, independent of document order."""
    roots: dict[tuple[str, ...], set[ir.TypeId]] = defaultdict(set)
    for operation in api.operations:
        path = names.resource(operation.id)
        roots[path].update(received(api, operation))
        roots[path].update(sent(api, operation))
    users: dict[ir.TypeId, tuple[str, ...]] = {}
    for path, ids in roots.items():
        for id_ in reachable(api, ids):
            known = users.get(id_)
            users[id_] = path if known is None else _common(known, path)
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


def _common(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    length = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        length += 1
    return left[:length]
