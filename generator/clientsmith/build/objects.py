"""Objects with properties, and objects used as dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openapi_pydantic.v3.v3_1 import Reference, Schema

from ..model import ir
from ..spec.source_map import Pointer, escape
from . import notes
from .conditions import conditional
from .draft import Draft, Node, Place, Source
from .joins import union
from .literals import distinct
from .scalars import simple
from .xml_nodes import xml_of, xml_of_all

Properties = dict[str, list[Source]]

_NOTHING: frozenset[str] = frozenset()


def object_of(draft: Draft, parts: Sequence[Source], place: Place) -> ir.Type:
    """The type of an object that satisfies all `parts`, none of which has `allOf`.

    A declaration where it has named properties or is closed, else a dictionary.
    """
    properties, required = members(parts)
    holder = place.id if place.component or properties or required else place.owner
    extra, closed = _others(draft, parts, place._replace(owner=holder))
    conditions = conditional(draft, parts)
    if not properties and not required and not closed and not conditions:
        return ir.Map(extra if extra is not None else ir.ANY)
    fields = [
        field_of(draft, wire, sources, wire in required, place)
        for wire, sources in properties.items()
    ]
    for wire, sources in conditions.items():
        if wire not in properties:
            properties[wire] = sources
            fields.append(_either(draft, wire, sources, wire in required, place))
    last = parts[-1]
    for wire in sorted(required - properties.keys()):
        fields.append(
            ir.Field(
                wire=wire,
                type=extra if extra is not None else ir.ANY,
                required=True,
                at=last.at,
            )
        )
        draft.diagnostics.info(
            "required-undeclared",
            last.at,
            f"`{wire}` is required but not among the properties; any value is accepted for it",
        )
    return declare(draft, tuple(fields), extra, closed, parts, place)


def _either(
    draft: Draft, wire: str, sources: list[Source], required: bool, place: Place
) -> ir.Field:
    """A property of which conditions speak, each in its own way."""
    made = [field_of(draft, wire, [source], required, place) for source in sources]
    return replace(made[0], type=union(field.type for field in made))


def declare(
    draft: Draft,
    fields: tuple[ir.Field, ...],
    extra: ir.Type | None,
    closed: bool,
    parts: Sequence[Source],
    place: Place,
) -> ir.Ref:
    """Declare an object; the texts are those of the last part that has some."""
    title, description, deprecated, examples = notes.texts(draft, parts, place.words)
    made = ir.Object(
        id=place.id,
        hint=place.hint(),
        fields=fields,
        extra=extra,
        closed=closed,
        xml=xml_of_all(draft, [part for part in parts if part.owner is None]),
        title=title,
        description=description,
        deprecated=deprecated,
        examples=examples,
        at=place.at,
    )
    if place.component:
        return draft.declare(made, None)
    key = (
        place.words,
        tuple(
            (
                field.wire,
                distinct(field.type),
                field.required,
                field.access,
                field.description,
                field.deprecated,
                field.deprecation,
                None if field.default is ir.ABSENT else repr(field.default),
                field.xml,
            )
            for field in fields
        ),
        extra,
        closed,
        made.xml,
        description,
    )
    return draft.declare(made, key)


def members(parts: Sequence[Source]) -> tuple[Properties, set[str]]:
    """The properties of all parts with every schema that speaks of each, and the names
    that are required."""
    properties: Properties = {}
    required: set[str] = set()
    for node, at, owner in parts:
        assert isinstance(node, Schema)
        if node.required:
            required.update(node.required)
        for wire, inner in (node.properties or {}).items():
            step = wire if "/" not in wire and "~" not in wire else escape(wire)
            source = Source(inner, Pointer(f"{at}/properties/{step}"), owner)
            properties.setdefault(wire, []).append(source)
    return properties, required


def field_of(
    draft: Draft, wire: str, sources: list[Source], required: bool, place: Place
) -> ir.Field:
    """One property. Several sources mean that composed schemas overlap in it."""
    if len(sources) == 1:
        node, at, owner = sources[0]
        short = simple(node) if type(node) is Schema else None
        if short is not None:
            type_ = short
        else:
            id_ = ir.TypeId(at)
            holder = owner or place.id
            depth = place.depth + 1
            inner = Place(at, id_, wire, holder, "property", False, depth)
            type_ = draft.type_of(node, inner)
        note = notes.of_node(draft, node)
        xml = xml_of(draft, node)
    else:
        at = sources[-1].at
        id_ = ir.TypeId(f"{place.id}/properties/{escape(wire)}")
        inner = Place(at, id_, wire, place.id, "property", False, place.depth + 1)
        type_ = draft.meet(sources, inner)
        note = notes.of(draft, sources)
        xml = xml_of_all(draft, sources)
    return ir.Field(
        wire=wire,
        type=type_,
        required=required,
        xml=xml,
        default=note.default,
        access=note.access,
        title=notes.telling(draft, note.title, wire),
        description=note.description,
        deprecated=note.deprecated,
        deprecation=note.deprecation,
        examples=note.examples,
        at=at,
    )


def _others(
    draft: Draft, parts: Sequence[Source], place: Place
) -> tuple[ir.Type | None, bool]:
    """The type of undeclared properties, None if nothing is said; and whether they are
    forbidden. Of composed parts, all have to forbid: `additionalProperties: false` in one
    part alone would forbid the properties of the others."""
    types: list[ir.Type] = []
    closing = 0
    speaking = 0
    sealed = False
    for node, at, owner in parts:
        assert isinstance(node, Schema)
        keys = node.model_fields_set
        if "properties" in keys or "additionalProperties" in keys:
            speaking += 1
        for pattern, inner in (node.patternProperties or {}).items():
            below = f"{at}/patternProperties/{escape(pattern)}"
            types.append(_value(draft, inner, below, owner, place))
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            rest: Node | bool | None = (
                getattr(node, keyword) if keyword in keys else None
            )
            if rest is False or (isinstance(rest, Schema) and is_false(rest)):
                closing += not node.patternProperties
                sealed = sealed or keyword == "unevaluatedProperties"
            elif isinstance(rest, Reference) or (
                isinstance(rest, Schema) and rest.model_fields_set
            ):
                types.append(_value(draft, rest, f"{at}/{keyword}", owner, place))
    extra = union(types) if types else None
    closed = extra is None and (sealed or 0 < speaking <= closing)
    return extra, closed


def _value(
    draft: Draft, node: Node, at: str, owner: ir.TypeId | str | None, place: Place
) -> ir.Type:
    inner = Place(
        Pointer(at),
        ir.TypeId(at),
        place.words,
        owner or place.owner,
        "value",
        False,
        place.depth + 1,
    )
    return draft.type_of(node, inner)


def is_false(schema: Schema) -> bool:
    """Whether this is the schema that nothing satisfies, `false`."""
    inner = schema.schema_not
    return isinstance(inner, Schema) and not inner.model_fields_set
