"""Aliases that multiply, or nest: where each stands for two of the next, the last of thirty has
a thousand million parts once it is written out, as Python does with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from ..model import ir
from ..model.graph import components
from ..model.shapes import inner_types, references
from .draft import Draft
from .expansion import DEEPEST_CHAIN

_MOST = 20_000
"""Parts of an alias, with those of the aliases in it."""


class _Size(NamedTuple):
    """How large a type is once it is written out."""

    parts: int
    levels: int


_ONE = _Size(1, 1)


def cut_large(draft: Draft, found: dict[ir.TypeId, ir.Declaration]) -> None:
    """Let aliases that are too large to be written out stand for any value."""
    targets = {
        id_: declaration.target
        for id_, declaration in found.items()
        if isinstance(declaration, ir.Alias)
    }
    edges = {id_: tuple(references(target)) for id_, target in targets.items()}
    sizes: dict[ir.TypeId, _Size] = {}
    for component in components(edges):
        for id_ in component:
            sizes[id_] = _measure(targets[id_], sizes)
            alias = found[id_]
            parts, levels = sizes[id_]
            if not isinstance(alias, ir.Alias):
                continue
            if parts <= _MOST and levels <= DEEPEST_CHAIN:
                continue
            sizes[id_] = _ONE
            found[id_] = replace(alias, target=ir.ANY)
            much = f"{DEEPEST_CHAIN} levels" if parts <= _MOST else f"{_MOST} parts"
            draft.diagnostics.warning(
                "alias-too-large",
                alias.at,
                f"this schema has more than {much} once its references are written out",
                "Let it have fewer of them, or objects in between.",
            )


def _measure(type_: ir.Type, sizes: Mapping[ir.TypeId, _Size]) -> _Size:
    """The size of a type; what is in a circle with it, or an object, is one part."""
    if isinstance(type_, ir.Ref):
        return sizes.get(type_.id, _ONE)
    inner = [_measure(each, sizes) for each in inner_types(type_)]
    parts = 1 + sum(size.parts for size in inner)
    return _Size(parts, 1 + max((size.levels for size in inner), default=0))
