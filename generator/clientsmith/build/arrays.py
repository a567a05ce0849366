"""Arrays and tuples."""

from __future__ import annotations

from collections.abc import Sequence

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer
from .draft import Draft, Node, Place, Source
from .joins import union
from .objects import is_false
from .scalars import constraints_of


def array_of(draft: Draft, parts: Sequence[Source], place: Place) -> ir.Type:
    """The type of an array that satisfies all `parts`."""
    items: list[Source] = []
    constraints: dict[str, ir.Json] = {}
    for node, at, owner in parts:
        assert isinstance(node, Schema)
        if node.prefixItems:
            return _tuple(draft, node, at, place)
        if node.items is not None:
            items.append(Source(node.items, Pointer(f"{at}/items"), owner))
        constraints.update(constraints_of(draft, node, "array", place._replace(at=at)))
    if not items:
        return ir.Array(ir.ANY, tuple(constraints.items()))
    inner = _inner(place, items[-1].at, items[-1].owner)
    if len(items) == 1:
        item = draft.type_of(items[0].node, inner)
    else:
        item = draft.meet(items, inner._replace(id=ir.TypeId(f"{place.id}/items")))
    return ir.Array(item, tuple(constraints.items()))


def _tuple(draft: Draft, schema: Schema, at: Pointer, place: Place) -> ir.Type:
    """`prefixItems`, and what may follow them (JSON Schema core, section 10.3.1.1)."""
    prefix = schema.prefixItems or []

    def element(node: Node, step: str) -> ir.Type:
        return draft.type_of(node, _inner(place, Pointer(f"{at}/{step}"), None))

    types = tuple(element(node, f"prefixItems/{n}") for n, node in enumerate(prefix))
    rest: ir.Type | None
    if schema.maxItems is not None and schema.maxItems <= len(prefix):
        rest = None
    elif schema.items is not None:
        rest = None if _refuses(schema.items) else element(schema.items, "items")
    elif schema.minItems == schema.maxItems == len(prefix):
        rest = None
    else:
        rest = None if _refuses(schema.unevaluatedItems) else ir.ANY
    return ir.Tuple(types, rest)


def _refuses(node: Node | None) -> bool:
    """Whether nothing satisfies a schema."""
    return isinstance(node, Schema) and is_false(node)


def any_of_items(draft: Draft, schema: Schema, place: Place) -> ir.Type:
    """A list of item schemas without `type: array`. Such a schema does not ask for a list,
    and who writes it lists alternatives more often than positions: both are accepted.
    """
    nodes = schema.prefixItems or []
    draft.diagnostics.info(
        "items-without-type",
        place.at,
        "several schemas for items, and no type: a value of one of them or a list is accepted",
    )
    options = [
        draft.type_of(node, _inner(place, Pointer(f"{place.at}/prefixItems/{n}"), None))
        for n, node in enumerate(nodes)
    ]
    return union([*options, ir.Array(union(options))])


def _inner(place: Place, at: Pointer, owner: ir.TypeId | str | None) -> Place:
    holder = owner or (place.id if place.component else place.owner)
    return Place(at, ir.TypeId(at), place.words, holder, "item", False, place.depth + 1)
