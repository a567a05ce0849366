"""`oneOf`, `anyOf` and polymorphic bases: which types a value may have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer
from ..text.hypertext import as_markdown
from . import discriminators as tags
from .compose import merge, settled
from .draft import (
    ANNOTATIONS,
    Draft,
    Node,
    Place,
    Source,
    name_of,
    says_beyond,
    schema_with,
    schema_without,
    substantive,
)
from .expansion import expand, too_many
from .implied import adds_nothing, component_of
from .joins import union
from .kinds import declared_kinds, kinds_of
from .literals import distinct, listed, named
from .polymorphism import descendants

MANY = 5
"""An inline union of more options than this gets a name of its own."""

MOST_COMBINATIONS = 64
LONGEST_TITLE = 40

_MERE_CHOICE = ANNOTATIONS | frozenset(
    {"oneOf", "anyOf", "discriminator", "schema_not", "unevaluatedProperties", "type"}
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
    if not says_beyond(schema, _MERE_CHOICE) and not (schema.oneOf and schema.anyOf):
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
            component_of(
                draft, Source(node, Pointer(f"{part.at}/{keyword}/{number}"), part.owner)
            )
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
        joined = {part.at: part for part in common}
        seen: set[ir.TypeId] = set()
        for option in (option for options in groups for option in options):
            for part in _loosened(draft, option, seen):
                joined.setdefault(part.at, part)
        if too_many(draft, len(joined), place):
            return ir.ANY
        return merge(draft, list(joined.values()), place)
    words = _words(draft, groups[0], place)
    told = {speaking.discriminator.propertyName} if speaking and speaking.discriminator else ()
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
            words[combination[0].at],
            place.id if place.component else place.owner,
            "option",
            False,
            place.depth + 1,
        )
        beside = [
            part
            for part in common
            if not any(adds_nothing(draft, part, option, told) for option in combination)
        ]
        made = draft.meet([*beside, *combination], inner)
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
    words = _words(draft, options, place)
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
                words[option.at],
                place.id if place.component else place.owner,
                "option",
                False,
                place.depth + 1,
            )
        node = _constant(draft, option.node)
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
    parts = made.options if isinstance(made, ir.Union) else (made,)
    null = parts[-1] == ir.NULL
    options = parts[:-1] if null else parts
    if not options:
        return made
    if schema.discriminator is None:
        options = _without_subtypes(draft, options)
        made = union((*options, *([ir.NULL] if null else [])))
    if len(options) == 1 and not tags.has_default_beside(draft, schema, options[0]):
        if null and isinstance(options[0], ir.Literals):
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
            description=as_markdown(schema.description),
            deprecated=bool(schema.deprecated),
            at=place.at,
        )
        named_type: ir.Type = draft.declare(alias, (place.words, distinct(made)))
        return ir.Union((named_type, ir.NULL)) if null else named_type
    return ir.Union((*made.options, ir.NULL), discriminator) if null else made


def _without_subtypes(
    draft: Draft, options: tuple[ir.Type, ...]
) -> tuple[ir.Type, ...]:
    """The options but for those that a base among them stands for anyway."""
    covered = {
        ir.Ref(id_)
        for option in options
        if isinstance(option, ir.Ref) and option.id in draft.bases
        for id_ in descendants(draft, option.id)
    }
    return tuple(option for option in options if option not in covered)


def _words(draft: Draft, options: list[Source], place: Place) -> dict[Pointer, str]:
    """What options could be called, by their addresses: their title, or else the constant
    that sets one apart from the others before the words of its holder."""
    constants = {option.at: _constants(option.node) for option in options}
    counts = Counter(pair for found in constants.values() for pair in found)
    words = {}
    for option in options:
        target = draft.target(option.node)
        title = option.node.title if isinstance(option.node, Schema) else None
        own = next(
            (pair[1] for pair in constants[option.at] if counts[pair] == 1), None
        )
        label = name_of(target) if target is not None else own
        if title and len(title) <= LONGEST_TITLE:
            words[option.at] = title
        else:
            words[option.at] = f"{label} {place.words}" if label else place.words
    return words


def _constants(node: Node) -> list[tuple[str, str]]:
    """The properties of an inline object that can have one value only."""
    found = []
    for wire, inner in ((isinstance(node, Schema) and node.properties) or {}).items():
        values = listed(inner) if isinstance(inner, Schema) else None
        if values and len(values) == 1 and isinstance(values[0], str):
            found.append((wire, values[0]))
    return found


def _constant(draft: Draft, node: Node) -> Node:
    """A component that is one value in place of a reference to it: such options together
    are an enumeration."""
    found = draft.resolve(node) if draft.target(node) is not None else None
    values = listed(found) if found is not None else None
    return found if found is not None and values and len(values) == 1 else node


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


def _loosened(draft: Draft, option: Source, seen: set[ir.TypeId]) -> list[Source]:
    found = []
    for part in expand(draft, option, (), seen):
        assert isinstance(part.node, Schema)
        node = schema_without(part.node, "required", "oneOf", "anyOf")
        found.append(part._replace(node=node))
    return found
