"""`allOf`: what a value is that satisfies several schemas at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from openapi_pydantic.v3.v3_1 import Reference, Schema

from ..model import ir
from ..spec.source_map import Pointer
from .arrays import array_of
from .draft import (
    DEEPEST,
    Draft,
    Node,
    Place,
    Source,
    says_beyond,
    schema_with,
    schema_without,
    substantive,
    too_deep,
)
from .expansion import TRANSPARENT, expand, says_more, too_many
from .implied import ancestors, narrowest
from .joins import union, without_null
from .kinds import kinds_of, meet_kinds
from .literals import kinds_of_values, listed, literals_of
from .objects import object_of
from .scalars import CONSTRAINING, PLAIN, scalar_of

_CARRIED = CONSTRAINING | {"schema_format", "contentEncoding", "contentMediaType"}


def all_of(draft: Draft, schema: Schema, place: Place) -> ir.Type:
    """The type of a schema with `allOf`.

    One member with nothing but annotations beside it is that member itself; otherwise the
    members are merged into a type of their own, property by property.
    """
    members = [
        (number, member)
        for number, member in enumerate(schema.allOf or ())
        if substantive(member)
    ]
    says = says_more(schema)
    if len(members) == 1 and (not says or _only_repeats(draft, schema, members[0][1])):
        number, member = members[0]
        if _is_subtype(draft, member, place):
            own = [Source(schema, place.at, None)]
            if _is_listed(draft, member, place):  # a value with a tag is an object
                own.append(Source(schema_with({"type": "object"}), place.at, None))
            return meet(draft, own, place)
        made = draft.type_of(member, place.inside(f"/allOf/{number}"))
        return without_null(made) if says and "null" not in kinds_of(schema) else made
    sources = [
        Source(member, Pointer(f"{place.at}/allOf/{number}"), None)
        for number, member in members
    ]
    if says:
        sources.append(Source(schema_without(schema, "allOf"), place.at, None))
    return meet(draft, sources, place)


def _is_subtype(draft: Draft, member: Node, place: Place) -> bool:
    """Whether a component that is composed of this one only is a type of its own: below a
    base with a discriminator it has a value of its own, although it adds nothing. So it has
    where it is one of the alternatives that the base lists."""
    if not place.component or draft.target(member) is None:
        return False
    if not ancestors(draft, member).isdisjoint(draft.bases):
        return True
    return _is_listed(draft, member, place)


def _is_listed(draft: Draft, member: Node, place: Place) -> bool:
    """Whether a component is one of the alternatives of the schema that it is composed of."""
    base = draft.resolve(member)
    if base is None or base.discriminator is None:
        return False
    return any(
        draft.target(option) == place.id
        for option in chain(base.oneOf or (), base.anyOf or ())
    )


def _only_repeats(draft: Draft, schema: Schema, member: Node) -> bool:
    """Whether a schema beside its one `allOf` reference only repeats the type of what it
    refers to."""
    found = draft.resolve(member)
    if found is None or found is member:
        return False
    if says_beyond(schema, TRANSPARENT | {"type"}):
        return False
    return set(kinds_of(found)) - {"null"} <= set(kinds_of(schema))


def meet(draft: Draft, sources: Sequence[Source], place: Place) -> ir.Type:
    """The type of the values that satisfy all of the sources."""
    kept = narrowest(draft, [source for source in sources if substantive(source.node)])
    if not kept:
        return ir.ANY
    if len(kept) == 1:
        node, at, _ = kept[0]
        whole = isinstance(node, Reference) or not node.allOf
        if whole and not _is_subtype(draft, node, place):
            return draft.type_of(node, place._replace(at=at))
    if place.depth > DEEPEST:
        return too_deep(draft, place)
    return settled(draft, _once(draft, kept, place), place)


def _once(draft: Draft, kept: list[Source], place: Place) -> ir.Type:
    """Build a composition once. One that occurs within itself is a recursive type: lists
    of `A` and `B` that hold each other's kind, composed, hold the composition."""
    key = tuple(sorted(_mark(draft, source) for source in kept))
    known = draft.met.get(key)
    if known is not None and not place.component:
        return known
    begun = draft.meeting.get(key)
    if begun is not None:
        draft.recurring.add(begun)
        return ir.Ref(begun)
    draft.meeting[key] = place.id
    made = _met(draft, kept, place)
    del draft.meeting[key]
    if place.id in draft.recurring and not place.component:
        draft.recurring.discard(place.id)
        if place.id not in draft.declarations:
            draft.declarations[place.id] = ir.Alias(
                id=place.id, hint=place.hint(), target=made, at=place.at
            )
            made = ir.Ref(place.id)
    draft.met.setdefault(key, made)
    return made


def _mark(draft: Draft, source: Source) -> str:
    """What tells sources apart: a schema that was stripped of keywords has fewer."""
    node = source.node
    return draft.target(node) or f"{source.at} {len(node.model_fields_set)}"


def settled(draft: Draft, made: ir.Type, place: Place) -> ir.Type:
    """Any value in place of a type that nothing satisfies. An alternative that nothing
    satisfies merely drops out."""
    if made != ir.NEVER or place.role == "option":
        return made
    draft.diagnostics.warning(
        "allof-conflict",
        place.at,
        "the schemas combined here exclude each other; any value is accepted",
        "Check the types of the allOf members.",
    )
    return ir.ANY


def _met(draft: Draft, kept: Sequence[Source], place: Place) -> ir.Type:
    trail = (place.id,) if place.component else ()
    parts: dict[Pointer, Source] = {}
    seen: set[ir.TypeId] = set()
    for source in kept:
        for part in expand(draft, source, trail, seen):
            parts.setdefault(part.at, part)
    if too_many(draft, len(parts), place):
        return ir.ANY
    choices = [
        part
        for part in parts.values()
        if has_choice(part) and not _lists_children(draft, part, place)
    ]
    if choices:
        return draft.spread(list(parts.values()), choices, place)
    return merge(draft, list(parts.values()), place)


def merge(draft: Draft, parts: Sequence[Source], place: Place) -> ir.Type:
    """The type that satisfies parts without choices: properties are united, scalars
    narrowed. It is never where the parts exclude each other."""
    schemas = [part.node for part in parts if isinstance(part.node, Schema)]
    kinds = meet_kinds(schemas)
    if kinds is None:
        return ir.NEVER
    if place.role == "option" and _exclude_each_other(schemas):
        return ir.NEVER
    narrowed = _narrowed(schemas)
    if listed(narrowed) is not None:
        made = literals_of(draft, narrowed, kinds, place)
        if made is not None:
            return made
        kinds = kinds or kinds_of_values(listed(narrowed) or ())
    if not kinds:
        return ir.ANY
    options: list[ir.Type] = []
    for kind in kinds:
        if kind in PLAIN:
            options.append(scalar_of(draft, narrowed, kind, place))
            continue
        build = object_of if kind == "object" else array_of
        options.append(
            build(draft, [part for part in parts if _speaks(part, kind)], place)
        )
    return union(options)


def has_choice(part: Source) -> bool:
    """Whether a part offers alternatives."""
    return isinstance(part.node, Schema) and bool(part.node.oneOf or part.node.anyOf)


def _speaks(part: Source, kind: str) -> bool:
    assert isinstance(part.node, Schema)
    kinds = kinds_of(part.node)
    return not kinds or kind in kinds


def _lists_children(draft: Draft, part: Source, place: Place) -> bool:
    """Whether a part is a base that lists its own children in `oneOf`: what a child takes
    over from it are its properties, not the list."""
    assert isinstance(part.node, Schema)
    if part.owner is None:
        return False
    for option in chain(part.node.oneOf or (), part.node.anyOf or ()):
        target = draft.target(option)
        if target is not None and (
            target == place.id or part.owner in ancestors(draft, option)
        ):
            return True
    return False


def _exclude_each_other(schemas: Sequence[Schema]) -> bool:
    """Whether enumerations have no value in common. Of alternatives, such ones drop out;
    elsewhere a document means the enumeration that it states last."""
    lists = [found for schema in schemas if (found := listed(schema)) is not None]
    return len(lists) > 1 and not any(
        all(value in other for other in lists[1:]) for value in lists[0]
    )


def _narrowed(schemas: Sequence[Schema]) -> Schema:
    """One schema with the scalar keywords of all; where several state one, the last counts."""
    values: dict[str, ir.Json] = {}
    lists: list[list[ir.Json]] = []
    for schema in schemas:
        keys = schema.model_fields_set
        for key in keys & _CARRIED:
            values[key] = getattr(schema, key)
        if (found := listed(schema)) is not None:
            lists.append(found)
    if lists:
        first, *others = lists
        values["enum"] = [
            v for v in first if all(v in other for other in others)
        ] or lists[-1]
    for schema in reversed(schemas):
        if schema.description:
            values.setdefault("description", schema.description)
    return schema_with(values)
