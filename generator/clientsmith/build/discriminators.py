"""Which property tells the options of a union apart (OpenAPI 3.1, section 4.8.25)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openapi_pydantic.v3.v3_1 import Discriminator, Schema

from ..model import ir
from ..spec.grammar import DEFAULT_MAPPING
from ..spec.source_map import Pointer, escape
from .draft import SCHEMAS, Draft, Place, Source, name_of, pointer_of
from .kinds import kinds_of
from .listed_tags import parts_of, values_of
from .literals import kinds_of_values, listed
from .objects import members
from .tagging import Entry, Option, Tag, allot_tags, is_open

_DIGITS = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")

Found = Sequence[tuple[Source, ir.Type]]


def discriminator_in(schema: Schema) -> Discriminator | None:
    """The discriminator of a schema, or of an inline member of its `allOf`."""
    if schema.discriminator is not None:
        return schema.discriminator
    for member in schema.allOf or ():
        if isinstance(member, Schema) and member.discriminator is not None:
            return member.discriminator
    return None


def own_discriminator(schema: Schema) -> Discriminator:
    """The discriminator of a schema that is known to have one."""
    found = discriminator_in(schema)
    assert found is not None
    return found


def target_of(draft: Draft, value: str) -> ir.TypeId | None:
    """The component that a mapping value names: by reference, by name, or by the name of a
    file that was bundled."""
    candidates = []
    if "#" in value:
        candidates.append(ir.TypeId(pointer_of(value)))
    candidates.append(ir.TypeId(f"{SCHEMAS}/{escape(value)}"))
    stem = value.rpartition("#")[2].rpartition("/")[2]
    candidates.append(ir.TypeId(f"{SCHEMAS}/{escape(stem)}"))
    candidates.append(ir.TypeId(f"{SCHEMAS}/{escape(stem.partition('.')[0])}"))
    return next((id_ for id_ in candidates if id_ in draft.schemas), None)


def mapping_of(draft: Draft, declared: Discriminator, place: Place) -> list[Entry]:
    """The explicit mapping, without entries that lead nowhere. Its keys are texts, whatever
    the property is."""
    found: list[Entry] = []
    for value, target in (declared.mapping or {}).items():
        id_ = target_of(draft, target)
        if id_ is None:
            draft.diagnostics.warning(
                "discriminator-target",
                place.at,
                f"the discriminator maps {value!r} to {target!r}, which is no schema here",
                "Correct the mapping, or add the schema.",
            )
        elif _DIGITS.match(value) and _is_number(draft, id_, declared.propertyName):
            found.append((int(value), id_))
        else:
            found.append((value, id_))
    return found


def _is_number(draft: Draft, id_: ir.TypeId, property_: str) -> bool:
    """Whether a property of a component holds integers."""
    source = Source(draft.schemas[id_], Pointer(id_), id_)
    properties, _ = members(parts_of(draft, source))
    resolved = [draft.resolve(each.node) for each in properties.get(property_, ())]
    return any(
        each is not None
        and (kinds_of(each) or kinds_of_values(listed(each) or ())) == ("integer",)
        for each in resolved
    )


def default_of(draft: Draft, declared: Discriminator, place: Place) -> ir.TypeId | None:
    """The schema of values that the discriminator does not know (OpenAPI 3.2)."""
    value = _default(declared)
    if value is None:
        return None
    found = target_of(draft, value)
    if found is None:
        draft.diagnostics.warning(
            "discriminator-target",
            place.at,
            f"the discriminator's default is {value!r}, which is no schema here",
            "Correct the mapping, or add the schema.",
        )
    return found


def has_default_beside(draft: Draft, schema: Schema, option: ir.Type) -> bool:
    """Whether a discriminator of one option has another schema as its default."""
    if schema.discriminator is None or not isinstance(option, ir.Ref):
        return False
    value = _default(schema.discriminator)
    found = target_of(draft, value) if value is not None else None
    return found is not None and found != option.id


def _default(declared: Discriminator) -> str | None:
    value = (declared.model_extra or {}).get(DEFAULT_MAPPING)
    return value if isinstance(value, str) else None


def discriminator_of(
    draft: Draft,
    schema: Schema,
    found: Found,
    options: tuple[ir.Type, ...],
    place: Place,
) -> tuple[ir.Discriminator | None, tuple[ir.Type, ...]]:
    """The discriminator of a union, as declared or else as its options imply, and the
    options that only the declared mapping names."""
    if schema.discriminator is None:
        return _implied(draft, found, options), ()
    property_ = schema.discriminator.propertyName
    ids = {option.id for option in options if isinstance(option, ir.Ref)}
    refs = _refs(found, ids)
    by_target: dict[ir.TypeId, ir.TypeId] = {}
    for source, id_ in refs:
        by_target.setdefault(draft.target(source.node) or id_, id_)
    entries: list[Entry] = []
    added: list[ir.Type] = []
    holders: set[ir.TypeId] = set()
    for value, target in mapping_of(draft, schema.discriminator, place):
        if target not in by_target:
            nested = _nested(draft, target, by_target)
            if nested is None:
                added.append(ir.Ref(target))
                draft.diagnostics.info(
                    "discriminator-option-added",
                    place.at,
                    f"the mapping names #{target}, which is not among the options",
                )
            else:
                holders.add(nested)
            by_target[target] = target
        entries.append((value, by_target[target]))
    default = default_of(draft, schema.discriminator, place)
    if default is not None and default not in by_target:
        added.append(ir.Ref(default))
        by_target[default] = default
    last = by_target[default] if default is not None else None
    choices = [
        Option(id_, None if id_ in holders else _name(draft, source), values)
        for source, id_ in refs
        if (values := values_of(draft, source, property_)) or id_ != last
    ]
    entries = allot_tags(entries, choices)
    if not entries:
        return None, tuple(added)
    open_ = last is None and is_open(choices)
    return ir.Discriminator(property_, tuple(entries), last, open_), tuple(added)


def _implied(
    draft: Draft, found: Found, options: tuple[ir.Type, ...]
) -> ir.Discriminator | None:
    """A property that every option requires and that has another constant in each."""
    ids = {option.id for option in options if isinstance(option, ir.Ref)}
    if len(ids) < len(options) or len(options) < 2:
        return None
    refs = _refs(found, ids)
    if len({id_ for _, id_ in refs}) != len(options):
        return None
    for property_ in _constant_properties(draft, refs[0][0]):
        entries: dict[tuple[type, Tag], ir.TypeId] = {}
        complete = True
        for source, id_ in refs:
            values = values_of(draft, source, property_, required=True)
            if not values or any(
                entries.get((type(value), value), id_) != id_ for value in values
            ):
                complete = False
                break
            entries.update({(type(value), value): id_ for value in values})
        if complete:
            return ir.Discriminator(
                property_, tuple((value, id_) for (_, value), id_ in entries.items())
            )
    return None


def _name(draft: Draft, source: Source) -> str | None:
    """The name of the component that a schema refers to, its implicit value."""
    target = draft.target(source.node)
    return name_of(target) if target is not None else None


def _constant_properties(draft: Draft, option: Source) -> list[str]:
    """The properties of an option that could tell it apart, in the document's order."""
    properties, _ = _reachable(draft, option)
    found = []
    for wire, sources in properties.items():
        resolved = (draft.resolve(source.node) for source in sources)
        if any(inner is not None and listed(inner) for inner in resolved):
            found.append(wire)
    return found


def _reachable(
    draft: Draft, option: Source
) -> tuple[dict[str, list[Source]], set[str]]:
    parts = parts_of(draft, option)
    properties, needed = members(parts)
    if not properties:
        for part in parts:
            assert isinstance(part.node, Schema)
            for inner in (part.node.oneOf or part.node.anyOf or ())[:1]:
                return members(parts_of(draft, Source(inner, part.at, part.owner)))
    return properties, needed


def _refs(found: Found, ids: set[ir.TypeId]) -> list[tuple[Source, ir.TypeId]]:
    refs = []
    for source, type_ in found:
        bare = _bare(type_)
        if isinstance(bare, ir.Ref) and bare.id in ids:
            refs.append((source, bare.id))
    return refs


def _bare(type_: ir.Type) -> ir.Type:
    """The type without null beside it."""
    if (
        isinstance(type_, ir.Union)
        and len(type_.options) == 2
        and type_.options[1] == ir.NULL
    ):
        return type_.options[0]
    return type_


def _nested(
    draft: Draft, target: ir.TypeId, by_target: dict[ir.TypeId, ir.TypeId]
) -> ir.TypeId | None:
    """The option that is itself a union with the target among its options."""
    for option, id_ in by_target.items():
        schema = draft.schemas.get(option)
        if schema is not None and any(
            draft.target(node) == target
            for node in (*(schema.oneOf or ()), *(schema.anyOf or ()))
        ):
            return id_
    return None
