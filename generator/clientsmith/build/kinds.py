"""Which JSON types a schema admits."""

from __future__ import annotations

from collections.abc import Sequence

from openapi_pydantic.v3.v3_1 import DataType, Schema

from .draft import ANNOTATIONS

_OBJECT = frozenset(
    {
        *("properties", "additionalProperties", "patternProperties", "required"),
        *("propertyNames", "minProperties", "maxProperties", "unevaluatedProperties"),
    }
)
_ARRAY = frozenset(
    {"items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"}
)
_STRING = frozenset(
    {"minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"}
)
_NUMBER = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)

_GUESSES = (
    ("object", _OBJECT),
    ("array", _ARRAY),
    ("string", _STRING),
    ("number", _NUMBER),
)

_TEXT_FORMATS = (
    *(
        "date-time",
        "date",
        "time",
        "duration",
        "uuid",
        "email",
        "uri",
        "hostname",
        "password",
    ),
    *("ipv4", "ipv6", "byte", "binary", "url", "uri-reference"),
)
_FORMATS = {
    **dict.fromkeys(_TEXT_FORMATS, "string"),
    **dict.fromkeys(("int32", "int64"), "integer"),
    **dict.fromkeys(("float", "double"), "number"),
}
"""The JSON type that a format belongs to (OpenAPI Format Registry)."""


# Reading `value` of an enumeration's member takes longer than this.
_WORDS = {kind: kind.value for kind in DataType}
_ALONE = {kind: (kind.value,) for kind in DataType}


def declared_kinds(schema: Schema) -> tuple[str, ...]:
    """The JSON types that a schema names, empty where it has no `type`."""
    declared = schema.type
    if declared is None:
        return ()
    if isinstance(declared, list):
        return tuple(dict.fromkeys(_WORDS[kind] for kind in declared))
    return _ALONE[declared]


def kinds_of(schema: Schema) -> tuple[str, ...]:
    """The JSON types that a schema admits, guessed from its keywords where it names none;
    empty for any."""
    if declared := declared_kinds(schema):
        return declared
    keys = schema.model_fields_set
    if keys <= ANNOTATIONS or schema.enum or "const" in keys:
        return ()
    for guess, words in _GUESSES:
        if not keys.isdisjoint(words):
            return (guess,)
    guessed = _FORMATS.get(schema.schema_format or "")
    return (guessed,) if guessed else ()


def meet_kinds(schemas: Sequence[Schema]) -> tuple[str, ...] | None:
    """The JSON types that all schemas admit; empty for any, None where there is none."""
    found: tuple[str, ...] | None = None
    for schema in schemas:
        declared = declared_kinds(schema)
        if declared:
            found = declared if found is None else _both(found, declared)
    if found is not None:
        return found or None
    for schema in schemas:
        if guessed := kinds_of(schema):
            return guessed
    return ()


def _both(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    kept = [kind for kind in left if kind in right]
    if "integer" not in kept and (
        ("integer" in left and "number" in right)
        or ("number" in left and "integer" in right)
    ):
        kept.append("integer")
    return tuple(kept)
