"""From a schema to a type: which of its keywords decide."""

from __future__ import annotations

import marshal

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer
from . import compose, polymorphism, unions
from .arrays import any_of_items, array_of
from .draft import DEEPEST, Draft, Node, Place, Source, too_deep
from .given_names import given_type
from .joins import union, without_null
from .kinds import kinds_of
from .literals import kinds_of_values, labels_of, listed, literals_of
from .notes import add_link, examples_or_default, read_description, telling
from .nullable import is_nullable_component
from .objects import is_false, object_of
from .scalars import PLAIN, scalar_of, simple
from .xml_nodes import xml_of

_COMBINING = frozenset({"allOf", "anyOf", "oneOf", "$ref"})

_IGNORED = {
    "schema_not": "not",
    "schema_if": "if",
    "dependentSchemas": "dependentSchemas",
    "dependentRequired": "dependentRequired",
    "contains": "contains",
}
"""Keywords that narrow values in ways that types do not express."""


def type_of(draft: Draft, node: Node, place: Place) -> ir.Type:
    """The type of a schema. What deserves a name is declared in `draft` on the way."""
    if (target := draft.target(node)) is not None:
        return reference(draft, target, place.at)
    assert isinstance(node, Schema)
    if (short := simple(node)) is not None:
        return short
    keys = node.model_fields_set
    if keys.isdisjoint(_COMBINING):
        kinds = kinds_of(node)
        if len(kinds) == 1 and kinds[0] in PLAIN and not listed(node):
            if not keys.isdisjoint(_IGNORED):
                _report_ignored(draft, node, place.at)
            return scalar_of(draft, node, kinds[0], place)
    known = draft.done.get(place.id)
    if known is not None:
        return known
    if place.depth > DEEPEST:
        return too_deep(draft, place)
    if not keys.isdisjoint(_IGNORED):
        _report_ignored(draft, node, place.at)
    if node.allOf:
        made = compose.all_of(draft, node, place)
    elif node.oneOf or node.anyOf:
        made = unions.union_of(draft, node, place)
    else:
        made = plain(draft, node, place)
    draft.done[place.id] = made
    return made


def plain(draft: Draft, schema: Schema, place: Place) -> ir.Type:
    """The type of a schema that combines no others."""
    kinds = kinds_of(schema)
    if listed(schema) is not None:
        made = literals_of(draft, schema, kinds, place)
        if made is not None:
            return made
        kinds = kinds or kinds_of_values(listed(schema) or ())
    if not kinds:
        return (
            ir.NEVER if schema.schema_not is not None and is_false(schema) else ir.ANY
        )
    if schema.prefixItems and schema.type is None:
        return any_of_items(draft, schema, place)
    several = sum(kind != "null" for kind in kinds) > 1
    options = []
    for kind in kinds:
        there = place
        if several and place.component:
            there = place._replace(
                id=ir.TypeId(f"{place.id}/type"),
                component=False,
                role=kind,
                owner=place.id,
            )
        options.append(_of_kind(draft, schema, kind, there))
    return options[0] if len(options) == 1 else union(options)


def _of_kind(draft: Draft, schema: Schema, kind: str, place: Place) -> ir.Type:
    if kind == "object":
        return _object(draft, schema, place)
    if kind == "array":
        return array_of(draft, (Source(schema, place.at, None),), place)
    return scalar_of(draft, schema, kind, place)


def _object(draft: Draft, schema: Schema, place: Place) -> ir.Type:
    """The type of an object. Many documents write the same one out again and again; what
    was made of it once, without a word to say, is what a second one would be found equal to.
    """
    parts = (Source(schema, place.at, None),)
    alone = place.component or place.id in draft.apart
    if alone or not schema.properties or place.at != Pointer(place.id):
        return object_of(draft, parts, place)
    key = (place.words, marshal.dumps(draft.raw(place.at), 2))
    known = draft.repeated.get(key)
    if known is None:
        said = len(draft.diagnostics)
        known = object_of(draft, parts, place)
        if len(draft.diagnostics) == said:
            draft.repeated[key] = known
    elif isinstance(known, ir.Ref):
        draft.twins[place.id] = known.id
    return known


def reference(draft: Draft, target: ir.TypeId, at: Pointer) -> ir.Type:
    """A use of a component. Null never hides in a declaration: it is said at each use."""
    made = draft.uses.get(target)
    if made is not None:
        return made
    if target not in draft.schemas:
        draft.diagnostics.error(
            "ref-not-found", at, f"there is no schema at #{target}", "Correct the $ref."
        )
        return ir.ANY
    made = ir.Ref(target)
    if is_nullable_component(draft, target):
        made = ir.Union((made, ir.NULL))
    draft.uses[target] = made
    return made


def component(draft: Draft, id_: ir.TypeId, schema: Schema, name: str) -> None:
    """Declare one schema of `components/schemas`."""
    place = Place(Pointer(id_), id_, name, None, "", True, given=given_type(schema))
    if id_ in draft.bases:
        made = polymorphism.polymorphic(draft, schema, place)
    else:
        made = type_of(draft, schema, place)
    made = without_null(made)
    if made == ir.Ref(id_) and id_ in draft.declarations:
        return
    draft.declarations[id_] = ir.Alias(
        id=id_,
        hint=place.hint(),
        target=made,
        labels=labels_of(draft, made, place),
        xml=xml_of(draft, schema),
        title=telling(draft, schema.title, name),
        description=add_link(
            read_description(schema.description, name), schema.externalDocs
        ),
        deprecated=bool(schema.deprecated),
        examples=examples_or_default(schema),
        at=place.at,
    )


def _report_ignored(draft: Draft, schema: Schema, at: Pointer) -> None:
    if is_false(schema):
        return
    for key, word in _IGNORED.items():
        if key in schema.model_fields_set:
            draft.diagnostics.info(
                "keyword-not-typed",
                at,
                f"`{word}` narrows the values in a way that types do not express;"
                " the server checks it",
            )
