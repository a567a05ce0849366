"""Aliases that lead round in a circle, with no object or list between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import ir
from ..model.graph import components, is_circle
from .draft import Draft
from .joins import union


def untangled(draft: Draft) -> dict[ir.TypeId, ir.Declaration]:
    """The declarations sorted by id. Aliases in a circle become the union of whatever else
    the circle's aliases may be, or any value where there is nothing else."""
    found = {id_: draft.declarations[id_] for id_ in sorted(draft.declarations)}
    edges = {
        id_: tuple(_uses(declaration.target))
        for id_, declaration in found.items()
        if isinstance(declaration, ir.Alias)
    }
    for circle in components(edges):
        if not is_circle(circle, edges):
            continue
        members = set(circle)
        outside: list[ir.Type] = []
        for id_ in sorted(circle):
            alias = found[id_]
            assert isinstance(alias, ir.Alias)
            outside += [
                option
                for option in _options(alias.target)
                if not (isinstance(option, ir.Ref) and option.id in members)
            ]
        target = union(outside) if outside else ir.ANY
        for id_ in circle:
            alias = found[id_]
            assert isinstance(alias, ir.Alias)
            found[id_] = replace(alias, target=target)
            draft.diagnostics.warning(
                "alias-cycle",
                alias.at,
                "this schema leads back to itself without an object or a list between",
                "Remove the reference that closes the circle.",
            )
    return found


def _options(type_: ir.Type) -> tuple[ir.Type, ...]:
    return type_.options if isinstance(type_, ir.Union) else (type_,)


def _uses(type_: ir.Type) -> Iterator[ir.TypeId]:
    for option in _options(type_):
        if isinstance(option, ir.Ref):
            yield option.id
