"""What a composed schema consists of, without `allOf` and references."""

from __future__ import annotations

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer
from .draft import (
    ANNOTATIONS,
    Draft,
    Place,
    Source,
    says_beyond,
    schema_without,
    substantive,
)
from .kinds import declared_kinds

DEEPEST_CHAIN = 100
MOST_PARTS = 100_000
"""Parts that the compositions of a document may have together; large ones have 9,000."""

TRANSPARENT = ANNOTATIONS | {"allOf", "$ref"}
"""Keywords beside which a schema says nothing of its own."""

_NULLABLE = ANNOTATIONS | {"anyOf", "oneOf", "type"}


def says_more(schema: Schema) -> bool:
    """Whether a schema says more than annotations beside its `allOf`."""
    return says_beyond(schema, TRANSPARENT)


def too_many(draft: Draft, parts: int, place: Place) -> bool:
    """Count the parts of a composition; too many in the document are an error."""
    before, draft.composed = draft.composed, draft.composed + parts
    if before <= MOST_PARTS < draft.composed:
        draft.diagnostics.error(
            "too-many-compositions",
            place.at,
            f"the document composes more than {MOST_PARTS} parts of schemas",
            "Refer to fewer schemas in allOf, and offer fewer alternatives within each other.",
        )
    return draft.composed > MOST_PARTS


def expand(
    draft: Draft, source: Source, trail: tuple[ir.TypeId, ...], seen: set[ir.TypeId]
) -> list[Source]:
    """The schemas that a source is composed of, bases first, without `allOf` or references.

    Components that were `seen` are left out: what they are composed of is known already.
    """
    node, at, owner = source
    target = draft.target(node)
    if target is not None:
        found = draft.schemas.get(target)
        if target in trail or found is None or len(trail) > DEEPEST_CHAIN:
            if target in trail:
                draft.diagnostics.warning(
                    "allof-cycle",
                    at,
                    f"#{target} is composed of itself; the inner reference is left out",
                    "Remove one of the allOf references of the circle.",
                )
            elif found is not None:
                draft.diagnostics.error(
                    "schema-too-deep",
                    at,
                    f"more than {DEEPEST_CHAIN} schemas are composed of one another here",
                    "Shorten the chain of allOf references.",
                )
            return []
        if target in seen:
            return []
        inner = Source(found, Pointer(target), target)
        made = expand(draft, inner, (*trail, target), seen)
        seen.add(target)
        return made
    assert isinstance(node, Schema)
    if (wrapped := _beside_null(source)) is not None:
        return expand(draft, wrapped, trail, seen)
    found_parts: list[Source] = []
    for number, member in enumerate(node.allOf or ()):
        if substantive(member):
            inner = Source(member, Pointer(f"{at}/allOf/{number}"), owner)
            found_parts += expand(draft, inner, trail, seen)
    if not node.allOf or says_more(node):
        own = schema_without(node, "allOf") if node.allOf else node
        found_parts.append(Source(own, at, owner))
    return found_parts


def _beside_null(source: Source) -> Source | None:
    """The one option that a schema offers beside null, if that is all it says: what is
    composed with other schemas is never null."""
    node = source.node
    assert isinstance(node, Schema)
    keyword = "anyOf" if node.anyOf else "oneOf"
    options = node.anyOf or node.oneOf
    if not options or node.allOf or (node.anyOf and node.oneOf):
        return None
    if says_beyond(node, _NULLABLE):
        return None
    real = [
        (number, option)
        for number, option in enumerate(options)
        if not (isinstance(option, Schema) and declared_kinds(option) == ("null",))
    ]
    if len(real) != 1 or len(options) == 1:
        return None
    number, option = real[0]
    return Source(option, Pointer(f"{source.at}/{keyword}/{number}"), source.owner)
