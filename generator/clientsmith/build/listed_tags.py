"""Which values a schema lists for the property that tells options apart."""

from __future__ import annotations

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer
from .draft import DEEPEST, Draft, Node, Source
from .expansion import expand
from .literals import listed
from .objects import members
from .tagging import Tag

_VALUE_WORDS = ("x-discriminator-value", "x-ms-discriminator-value")
"""Extensions by which a child of a base states its value, from before mappings."""


def component_values(
    draft: Draft, id_: ir.TypeId, property_: str
) -> tuple[Tag, ...] | None:
    """The values that a component allows for its discriminator property, None for any."""
    schema = draft.schemas[id_]
    for word in _VALUE_WORDS:
        stated = (schema.model_extra or {}).get(word)
        if isinstance(stated, str):
            return (stated,)
    return values_of(draft, Source(schema, Pointer(id_), id_), property_)


def values_of(
    draft: Draft,
    option: Source,
    property_: str,
    *,
    required: bool = False,
    trail: frozenset[ir.TypeId] = frozenset(),
) -> tuple[Tag, ...] | None:
    """The values that a property can have in an option; None where it is not limited."""
    target = draft.target(option.node)
    if target is not None:
        if target in trail or len(trail) > DEEPEST:
            return None
        trail |= {target}
    parts = parts_of(draft, option)
    properties, needed = members(parts)
    if property_ in properties and (property_ in needed or not required):
        lists = []
        for source in properties[property_]:
            values = _listed_in(draft, source.node)
            if values is not None:
                lists.append(
                    [v for v in values if isinstance(v, str | int) and v is not None]
                )
        if lists:
            common = [v for v in lists[-1] if all(v in other for other in lists)]
            return tuple(v for v in common if not isinstance(v, bool)) or None
    found: list[Tag] = []
    choices = [
        inner
        for part in parts
        if isinstance(part.node, Schema)
        for inner in (*(part.node.oneOf or ()), *(part.node.anyOf or ()))
    ]
    for inner in choices:
        if isinstance(inner, Schema) and inner.type is not None and _null(inner):
            continue
        nested = values_of(
            draft,
            Source(inner, option.at, option.owner),
            property_,
            required=required,
            trail=trail,
        )
        if nested is None:
            return None
        found += nested
    return tuple(dict.fromkeys(found)) or None


def _listed_in(draft: Draft, node: Node, depth: int = 0) -> list[ir.Json] | None:
    """The values that a schema lists, itself or in its parts: one enumeration or null, or a
    reference to one with more beside it."""
    inner = draft.resolve(node)
    if inner is None or depth > DEEPEST:
        return None
    values = listed(inner)
    if values is not None:
        return values
    for member in inner.allOf or ():
        found = _listed_in(draft, member, depth + 1)
        if found is not None:
            return found
    options = [
        _listed_in(draft, option, depth + 1)
        for option in (*(inner.oneOf or ()), *(inner.anyOf or ()))
        if not (
            isinstance(option, Schema) and option.type is not None and _null(option)
        )
    ]
    if not options or any(option is None for option in options):
        return None
    return [value for option in options for value in option or ()]


def parts_of(draft: Draft, option: Source) -> list[Source]:
    """The schemas that an option is composed of."""
    return expand(draft, option, (), set())


def _null(schema: Schema) -> bool:
    return schema.type is not None and getattr(schema.type, "value", "") == "null"
