"""Enumerations and constants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.labels import Label, as_key, read_labels
from ..text.hypertext import as_markdown
from .draft import Draft, Place
from .notes import read_description

MANY = 6
WIDE = 60
"""An inline enumeration with more values than MANY, or whose values take more than WIDE
characters, gets a name of its own."""

_FARTHEST = 2**63
"""Type checkers know no integer literals beyond 64 bits."""

Value = str | int | bool | None


def listed(schema: Schema) -> list[ir.Json] | None:
    """The values that a schema lists, None where it lists none."""
    if "const" in schema.model_fields_set:
        return [schema.const]
    return schema.enum or None


def kinds_of_values(values: Iterable[ir.Json]) -> tuple[str, ...]:
    """The JSON types of values, for enumerations that state none."""
    return tuple(dict.fromkeys(_KINDS.get(type(value), "number") for value in values))


_KINDS = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    dict: "object",
    list: "array",
    type(None): "null",
}


def literals_of(
    draft: Draft, schema: Schema, kinds: tuple[str, ...], place: Place
) -> ir.Type | None:
    """The type of an enumeration, or None where its values cannot be told apart as literals
    and the declared type has to do."""
    values: dict[tuple[type, Value], Value] = {}
    null = False
    for raw in listed(schema) or ():
        if raw is None:
            null = True
            continue
        value = _fitting(raw, kinds)
        if value is None:
            draft.diagnostics.info(
                "enum-value-kept-wide",
                place.at,
                f"the enumeration holds {_shown(raw)}, which no literal type can express;"
                " the plain type is used",
            )
            return None
        values.setdefault((type(value), value), value)
    if not values:
        return ir.NULL if null else None
    type_ = named(draft, ir.Literals(tuple(values.values())), place, schema)
    if null or ("null" in kinds and len(kinds) > 1):
        return ir.Union((type_, ir.NULL))
    return type_


def named(
    draft: Draft, literals: ir.Literals, place: Place, schema: Schema | None = None
) -> ir.Type:
    """Literals as they are, or a declaration of them where they are long."""
    labels = labels_of(draft, literals, place)
    if place.component or (
        not labels
        and len(literals.values) <= MANY
        and sum(len(repr(v)) for v in literals.values) <= WIDE
    ):
        return literals
    alias = ir.Alias(
        id=place.id,
        hint=place.hint(),
        target=literals,
        labels=labels,
        title=(schema.title or "") if schema else "",
        description=read_description(schema.description, place.words) if schema else "",
        deprecated=bool(schema.deprecated) if schema else False,
        at=place.at,
    )
    return draft.declare(alias, (place.words, distinct(literals), labels))


def labels_of(draft: Draft, type_: ir.Type, place: Place) -> tuple[ir.Label, ...]:
    """What the document calls the values of a type, if it is an enumeration of several."""
    if not isinstance(type_, ir.Literals) or len(type_.values) < 2:
        return ()
    node = draft.raw(place.at)
    given = read_labels(node, draft.raw_of) if isinstance(node, Mapping) else ()
    found = {as_key(label.value): label for label in given}
    if not found:
        return ()
    none = Label(None)
    labels = [(value, found.get(as_key(value), none)) for value in type_.values]
    return tuple(
        ir.Label(value, label.name, as_markdown(label.description))
        for value, label in labels
    )


def distinct(type_: ir.Type) -> object:
    """A key under which only equal types are equal: to Python, `True` is 1."""
    kind = type(type_)
    if kind is ir.Scalar or kind is ir.Ref:
        return type_
    if isinstance(type_, ir.Literals):
        return tuple((type(value), value) for value in type_.values)
    if isinstance(type_, ir.Union):
        return (*(distinct(option) for option in type_.options), type_.discriminator)
    if isinstance(type_, ir.Array):
        return ("array", distinct(type_.item), type_.constraints)
    if isinstance(type_, ir.Map):
        return ("map", distinct(type_.value))
    return type_


def _fitting(raw: ir.Json, kinds: tuple[str, ...]) -> str | int | bool | None:
    """A listed value as the declared type has it; None where no literal can express it."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if not isinstance(raw, str | int) or (
        isinstance(raw, int) and not -_FARTHEST <= raw < _FARTHEST
    ):
        return None
    sole = [kind for kind in kinds if kind != "null"]
    if sole == ["string"] and not isinstance(raw, str):
        return str(raw).lower() if isinstance(raw, bool) else str(raw)
    if sole == ["integer"] and isinstance(raw, str):
        return int(raw) if raw.lstrip("-").isdecimal() else raw
    if sole == ["boolean"] and raw in ("true", "false"):
        return raw == "true"
    return raw


def _shown(raw: ir.Json) -> str:
    text = repr(raw)
    return text if len(text) <= 40 else f"{text[:40]}…"
