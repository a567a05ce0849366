"""Bases with a discriminator: used as a type, they stand for what is composed of them."""

from __future__ import annotations

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer
from . import discriminators as tags
from .draft import Draft, Place, Source, name_of
from .listed_tags import component_values
from .tagging import Option, allot_tags, is_open


def polymorphic(draft: Draft, schema: Schema, place: Place) -> ir.Type:
    """A base with a discriminator, used as a type: one of the schemas composed of it."""
    declared = tags.own_discriminator(schema)
    property_ = declared.propertyName
    explicit = [
        (value, _instance(draft, target))
        for value, target in tags.mapping_of(draft, declared, place)
    ]
    options = [
        Option(
            _instance(draft, target),
            name_of(target),
            component_values(draft, target, property_),
            fallback=target == place.id,
        )
        for target in (*descendants(draft, place.id), place.id)
    ]
    entries = allot_tags(explicit, options)
    other = tags.default_of(draft, declared, place)
    default = _instance(draft, other) if other is not None else None
    ids = dict.fromkeys((*(id_ for _, id_ in entries), *([default] if default else [])))
    types = tuple(ir.Ref(id_) for id_ in ids)
    if len(types) == 1:
        return types[0]  # a class of its own, which a name for one option is not
    open_ = default is None and is_open(options)
    return ir.Union(types, ir.Discriminator(property_, tuple(entries), default, open_))


def bases(draft: Draft) -> frozenset[ir.TypeId]:
    """The components that stand for their children where they are used as a type."""
    found = set()
    for id_, schema in draft.schemas.items():
        declared = tags.discriminator_in(schema)
        if declared is None or schema.oneOf or schema.anyOf:
            continue
        others = set(draft.children.get(id_, ()))
        if declared.mapping:
            targets = (
                tags.target_of(draft, value) for value in declared.mapping.values()
            )
            others.update(target for target in targets if target is not None)
        if others - {id_}:
            found.add(id_)
    return frozenset(found)


def children(draft: Draft) -> dict[ir.TypeId, list[ir.TypeId]]:
    """Which components are composed of which, by the id of the base, in order of ids."""
    found: dict[ir.TypeId, list[ir.TypeId]] = {}
    for id_ in sorted(draft.schemas):
        waiting = list(draft.schemas[id_].allOf or ())
        while waiting:
            node = waiting.pop()
            target = draft.target(node)
            if target is not None:
                found.setdefault(target, []).append(id_)
            elif isinstance(node, Schema):
                waiting.extend(node.allOf or ())
    return found


def descendants(draft: Draft, id_: ir.TypeId) -> list[ir.TypeId]:
    """The components that are composed of one, directly or not, in order of ids."""
    seen: dict[ir.TypeId, None] = {}
    waiting = list(draft.children.get(id_, ()))
    while waiting:
        current = waiting.pop()
        if current not in seen and current != id_:
            seen[current] = None
            waiting.extend(draft.children.get(current, ()))
    return sorted(seen)


def _instance(draft: Draft, id_: ir.TypeId) -> ir.TypeId:
    """The declaration of exactly this schema: for a base, that of the base alone. Another
    name for a schema is the schema."""
    id_ = draft.behind(id_)
    if id_ not in draft.bases:
        return id_
    own = ir.TypeId(f"{id_}/discriminator")
    if own not in draft.done:
        schema = draft.schemas[id_]
        place = Place(Pointer(id_), own, name_of(id_), id_, "base")
        made = draft.meet([Source(schema, place.at, id_)], place)
        if not isinstance(made, ir.Ref):
            draft.declarations[own] = ir.Alias(
                id=own, hint=place.hint(), target=made, at=place.at
            )
        draft.done[own] = ir.Ref(own)
    return own
