"""`oneOf`, `anyOf` and polymorphic bases: which types a value may have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from openapi_pydantic.v3.v3_1 import Reference, Schema

from .. import ir
from ..source import Pointer
from . import discriminators as tags
from .compose import merge, settled
from .draft import (
    ANNOTATIONS,
    Draft,
    Place,
    Source,
    schema_with,
    schema_without,
    substantive,
)
from .joins import union
from .kinds import declared_kinds, kinds_of
from .literals import distinct, listed, named

MANY = 5
"""An inline union of more options than this gets a name of its own."""

MOST_COMBINATIONS = 64

_CHOICE = frozenset(
    {"oneOf", "anyOf", "discriminator", "schema_not", "unevaluatedProperties"}
)
_CONDITION = frozenset(
    {
        "required",
        "schema_not",
        "type",
        "minProperties",
        "maxProperties",
        "dependentRequired",
    }
)


def union_of(draft: Draft, schema: Schema, place: Place) -> ir.Type:
    """The type of a schema with `oneOf` or `anyOf`."""
    own = Source(schema, place.at, None)
    beside = {
        key
        for key in schema.model_fields_set
        if key not in ANNOTATIONS and key not in _CHOICE and not key.startswith("x-")
    }
    if beside <= {"type"} and not (schema.oneOf and schema.anyOf):
        groups = [options for _, options in choices_of(draft, own, place)]
        if not groups:
            return merge(draft, [own], place)
        return _options(draft, schema, groups[0], place, declared_kinds(schema))
    return settled(draft, spread(draft, [own], [own], place), place)


def choices_of(
    draft: Draft, part: Source, place: Place
) -> list[tuple[Schema, list[Source]]]:
    """The alternatives that a part offers. Those that only require some of the properties
    that are declared elsewhere make no types of their own."""
    schema = part.node
    assert isinstance(schema, Schema)
    found = []
    for keyword in ("oneOf", "anyOf"):
        nodes = getattr(schema, keyword) or ()
        options = [
            Source(node, Pointer(f"{part.at}/{keyword}/{number}"), part.owner)
            for number, node in enumerate(nodes)
        ]
        if options and not all(_conditional(option) for option in options):
            found.append((schema, options))
    return found


def spread(
    draft: Draft, parts: Sequence[Source], choices: Sequence[Source], place: Place
) -> ir.Type:
    """Combine what all values have in common with each alternative."""
    groups: list[list[Source]] = []
    speaking: Schema | None = None
    for part in choices:
        for schema, options in choices_of(draft, part, place):
            groups.append(options)
            if schema.discriminator is not None or speaking is None:
                speaking = schema
    if not groups:
        return merge(draft, parts, place)
    choosing = {part.at for part in choices}
    plain = [_without_choice(part) if part.at in choosing else part for part in parts]
    common = [part for part in plain if substantive(part.node)]
    count = 1
    for options in groups:
        count *= len(options)
    if count > MOST_COMBINATIONS and len(groups) > 1:
        draft.diagnostics.info(
            "alternatives-joined",
            place.at,
            f"{count} combinations of alternatives are joined into one type whose"
            " properties are optional",
        )
        loose = [_loosened(draft, option) for options in groups for option in options]
        return merge(
            draft, [*common, *(part for found in loose for part in found)], place
        )
    found: list[tuple[Source, ir.Type]] = []
    for number, combination in enumerate(product(*groups)):
        if any(_is_null(option) for option in combination):
            found.append((combination[0], ir.NULL))
            continue
        at = combination[0].at
        inner = Place(
            at,
            ir.TypeId(
                at
                if len(groups) == 1 and at.startswith(place.at)
                else f"{place.id}/oneOf/{number}"
            ),
            _words(draft, combination[0], place),
            place.id if place.component else place.owner,
            "option",
            False,
            place.depth + 1,
        )
        made = draft.meet([*common, *combination], inner)
        found.append((combination[0], made))
    assert speaking is not None
    return _joined(draft, speaking, found, place)


def _options(
    draft: Draft,
    schema: Schema,
    options: list[Source],
    place: Place,
    kinds: tuple[str, ...],
) -> ir.Type:
    """The union of options beside which nothing but a JSON type is said."""
    nulls = [_is_null(option) for option in options]
    lone = nulls.count(False) == 1
    base = schema_with({"type": schema.type}) if kinds else None
    found: list[tuple[Source, ir.Type]] = []
    for option, is_null in zip(options, nulls, strict=True):
        if is_null:
            found.append((option, ir.NULL))
            continue
        if lone:
            inner = place._replace(at=option.at, depth=place.depth + 1)
        else:
            inner = Place(
                option.at,
                ir.TypeId(option.at),
                _words(draft, option, place),
                place.id if place.component else place.owner,
                "option",
                False,
                place.depth + 1,
            )
        node = option.node
        if not substantive(node) and base is not None:
            made = draft.type_of(base, inner)
        elif base is not None and isinstance(node, Schema) and _typeless(node):
            made = draft.meet([Source(base, place.at, None), option], inner)
        else:
            made = draft.type_of(node, inner)
        found.append((option, made))
    return _joined(draft, schema, found, place)


def _joined(
    draft: Draft, schema: Schema, found: list[tuple[Source, ir.Type]], place: Place
) -> ir.Type:
    """The union of what the options became, discriminated where that can be told."""
    made = union(type_ for _, type_ in found)
    if isinstance(made, ir.Literals):
        return named(draft, made, place, schema)
    if not isinstance(made, ir.Union):
        return made
    null = made.options[-1] == ir.NULL
    options = made.options[:-1] if null else made.options
    if null and len(options) == 1:
        if isinstance(options[0], ir.Literals):
            return ir.Union((named(draft, options[0], place, schema), ir.NULL))
        return made
    discriminator, added = tags.discriminator_of(draft, schema, found, options, place)
    made = ir.Union((*options, *added), discriminator)
    if not place.component and (discriminator is not None or len(made.options) > MANY):
        alias = ir.Alias(
            id=place.id,
            hint=place.hint(),
            target=made,
            title=schema.title or "",
            description=schema.description or "",
            deprecated=bool(schema.deprecated),
            at=place.at,
        )
        named_type: ir.Type = draft.declare(alias, (place.words, distinct(made)))
        return ir.Union((named_type, ir.NULL)) if null else named_type
    return ir.Union((*made.options, ir.NULL), discriminator) if null else made


def polymorphic(draft: Draft, schema: Schema, place: Place) -> ir.Type:
    """A base with a discriminator, used as a type: one of the schemas composed of it."""
    mapping = tags.mapping_of(draft, tags.own_discriminator(schema), place)
    property_ = tags.own_discriminator(schema).propertyName
    entries: dict[str | int, ir.TypeId] = {}
    mapped: set[ir.TypeId] = set()
    for value, target in mapping:
        entries[value] = _instance(draft, target)
        mapped.add(target)
    for target in _descendants(draft, place.id):
        if target not in mapped:
            for tag in tags.sole_values(draft, target, property_) or (_name(target),):
                entries.setdefault(tag, _instance(draft, target))
    if not mapping:
        entries.setdefault(place.words, _instance(draft, place.id))
    options = tuple(ir.Ref(id_) for id_ in dict.fromkeys(entries.values()))
    return ir.Union(options, ir.Discriminator(property_, tuple(entries.items())))


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


def _descendants(draft: Draft, id_: ir.TypeId) -> list[ir.TypeId]:
    seen: dict[ir.TypeId, None] = {}
    waiting = list(draft.children.get(id_, ()))
    while waiting:
        current = waiting.pop(0)
        if current not in seen and current != id_:
            seen[current] = None
            waiting.extend(draft.children.get(current, ()))
    return sorted(seen)


def _instance(draft: Draft, id_: ir.TypeId) -> ir.TypeId:
    """The declaration of exactly this schema: for a base, that of the base alone."""
    if id_ not in draft.bases:
        return id_
    own = ir.TypeId(f"{id_}/discriminator")
    if own not in draft.done:
        schema = draft.schemas[id_]
        place = Place(Pointer(id_), own, _name(id_), id_, "base")
        made = draft.meet([Source(schema, place.at, id_)], place)
        if not isinstance(made, ir.Ref):
            draft.declarations[own] = ir.Alias(
                id=own, hint=place.hint(), target=made, at=place.at
            )
        draft.done[own] = ir.Ref(own)
    return own


def _name(id_: ir.TypeId) -> str:
    return id_.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _words(draft: Draft, option: Source, place: Place) -> str:
    """What an inline option could be called: its title, or the value that sets it apart
    from the others before the words of its holder."""
    node = option.node
    if isinstance(node, Reference):
        target = draft.target(node)
        return f"{_name(target)} {place.words}" if target is not None else place.words
    if node.title and len(node.title) <= 40:
        return node.title
    for inner in (node.properties or {}).values():
        if isinstance(inner, Schema):
            values = listed(inner)
            if values and len(values) == 1 and isinstance(values[0], str):
                return f"{values[0]} {place.words}"
    return place.words


def _conditional(option: Source) -> bool:
    """Whether an option only says which properties have to be there."""
    node = option.node
    return (
        isinstance(node, Schema)
        and all(
            key in _CONDITION or key in ANNOTATIONS for key in node.model_fields_set
        )
        and (bool(node.required) or node.schema_not is not None)
    )


def _is_null(option: Source) -> bool:
    node = option.node
    return isinstance(node, Schema) and (
        declared_kinds(node) == ("null",) or listed(node) == [None]
    )


def _typeless(node: Schema) -> bool:
    return (
        not declared_kinds(node)
        and not kinds_of(node)
        and not (node.oneOf or node.anyOf or node.allOf)
    )


def _without_choice(part: Source) -> Source:
    assert isinstance(part.node, Schema)
    return part._replace(
        node=schema_without(part.node, "oneOf", "anyOf", "discriminator")
    )


def _loosened(draft: Draft, option: Source) -> list[Source]:
    found = []
    for part in tags.parts_of(draft, option):
        assert isinstance(part.node, Schema)
        node = schema_without(part.node, "required", "oneOf", "anyOf")
        found.append(part._replace(node=node))
    return found
