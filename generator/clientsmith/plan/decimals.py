"""Where decimals travel as text in what is sent: a decimal is a number everywhere else."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice

from ..model import ir, shapes
from ..model.graph import reaching
from ..spec.source_map import escape
from .usage import members

_MOST = 200
"""Places of one body that are told."""


def with_decimals(api: ir.Api) -> frozenset[ir.TypeId]:
    """The declarations that hold decimals as text, directly or not."""
    edges = {id_: members(each) for id_, each in api.declarations.items()}
    holding = (
        id_
        for id_, each in api.declarations.items()
        if any(_holds(type_) for type_ in _types(each))
    )
    return frozenset(reaching(edges, holding))


def decimal_places(
    api: ir.Api, content: ir.Content, holders: Container[ir.TypeId]
) -> tuple[str, ...]:
    """The paths of such texts in a body: properties by name, items and values of maps by
    `*`; in what leads back to itself, those of one round."""
    type_ = content.type if content.item is None else ir.Array(content.item)
    if type_ is None:
        return ()
    paths = _paths(api, type_, (), frozenset(), holders)
    return tuple(dict.fromkeys(islice(map("/".join, paths), _MOST)))


def _paths(
    api: ir.Api,
    type_: ir.Type,
    steps: tuple[str, ...],
    passed: frozenset[ir.TypeId],
    holders: Container[ir.TypeId],
) -> Iterator[tuple[str, ...]]:
    if isinstance(type_, ir.Ref):
        if type_.id in passed or type_.id not in holders:
            return
        passed |= {type_.id}
    inside: list[tuple[ir.Type, tuple[str, ...]]] = []
    match shapes.resolve(api, type_):
        case ir.Scalar(kind=ir.Kind.DECIMAL):
            yield steps
        case ir.Array(item=inner) | ir.Map(value=inner):
            inside = [(inner, ("*",))]
        case ir.Tuple(items=items):
            inside = [(inner, ("*",)) for inner in items]
        case ir.Union(options=options):
            inside = [(inner, ()) for inner in options]
        case ir.Object(fields=fields, extra=extra):
            inside = [(field.type, (escape(field.wire),)) for field in fields]
            inside += [] if extra is None else [(extra, ("*",))]
    for inner, more in inside:
        yield from _paths(api, inner, (*steps, *more), passed, holders)


def _types(declaration: ir.Declaration) -> Iterator[ir.Type]:
    if isinstance(declaration, ir.Alias):
        yield declaration.target
        return
    yield from (field.type for field in declaration.fields)
    if declaration.extra is not None:
        yield declaration.extra


def _holds(type_: ir.Type) -> bool:
    match type_:
        case ir.Scalar(kind=kind):
            return kind is ir.Kind.DECIMAL
        case ir.Array(item=inner) | ir.Map(value=inner):
            return _holds(inner)
        case ir.Tuple(items=inside) | ir.Union(options=inside):
            return any(map(_holds, inside))
        case _:
            return False
