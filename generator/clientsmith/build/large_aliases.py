"""Aliases that multiply: where each stands for two of the next, the last of thirty has a
thousand million parts once it is written out, as Python does with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import ir
from ..model.graph import components
from ..model.shapes import inner_types, references
from .draft import Draft

_MOST = 20_000
"""Parts of an alias, with those of the aliases in it."""


def cut_large(draft: Draft, found: dict[ir.TypeId, ir.Declaration]) -> None:
    """Let aliases that are too large to be written out stand for any value."""
    targets = {
        id_: declaration.target
        for id_, declaration in found.items()
        if isinstance(declaration, ir.Alias)
    }
    edges = {id_: tuple(references(target)) for id_, target in targets.items()}
    sizes: dict[ir.TypeId, int] = {}
    for component in components(edges):
        for id_ in component:
            sizes[id_] = _size(targets[id_], sizes)
            alias = found[id_]
            if sizes[id_] <= _MOST or not isinstance(alias, ir.Alias):
                continue
            sizes[id_] = 1
            found[id_] = replace(alias, target=ir.ANY)
            draft.diagnostics.warning(
                "alias-too-large",
                alias.at,
                f"this schema has more than {_MOST} parts once its references are written out",
                "Let it have fewer of them, or objects in between.",
            )


def _size(type_: ir.Type, sizes: Mapping[ir.TypeId, int]) -> int:
    """Parts of a type; what is in a circle with it, or an object, has one."""
    if isinstance(type_, ir.Ref):
        return sizes.get(type_.id, 1)
    return 1 + sum(_size(each, sizes) for each in inner_types(type_))
