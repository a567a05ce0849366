"""Scalar types: which kind a JSON type and a format make."""

from __future__ import annotations

from functools import cache

from openapi_pydantic.v3.v3_1 import DataType, Schema

from ..model import ir
from ..model.kinds import FORMATS
from .draft import ANNOTATIONS, Draft, Place

PLAIN = {
    "string": ir.Kind.STRING,
    "integer": ir.Kind.INTEGER,
    "number": ir.Kind.NUMBER,
    "boolean": ir.Kind.BOOLEAN,
    "null": ir.Kind.NULL,
}

NUMERIC = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    "multipleOf",
)
LENGTHS = ("minLength", "maxLength", "pattern")
ARRAYS = ("minItems", "maxItems", "uniqueItems")

CONSTRAINTS: dict[str, tuple[str, ...]] = {
    "string": LENGTHS,
    "integer": NUMERIC,
    "number": NUMERIC,
    "boolean": (),
    "null": (),
    "array": ARRAYS,
}
CONSTRAINING = frozenset((*NUMERIC, *LENGTHS, *ARRAYS))

_UNADORNED = ANNOTATIONS | {"type", "schema_format"}
_CONTENT = frozenset({"contentEncoding", "contentMediaType"})
_SIMPLE = {name: ir.Scalar(kind) for name, kind in PLAIN.items()}
_TEXTUAL = ("text/", "application/json", "application/xml", "application/x-")


def simple(schema: Schema) -> ir.Type | None:
    """The type of a schema that says nothing but scalar types and a format; None for others.

    Most properties of a document are such, so this is worth a short way.
    """
    declared = schema.type
    if declared is None or not schema.model_fields_set <= _UNADORNED:
        return None
    if isinstance(declared, list):
        return _simple(tuple(declared), schema.schema_format)
    return _simple((declared,), schema.schema_format)


@cache
def _simple(declared: tuple[DataType, ...], format_: str | None) -> ir.Type | None:
    kinds = [kind.value for kind in dict.fromkeys(declared)]
    if not kinds or any(kind not in PLAIN for kind in kinds):
        return None
    kinds.sort(key=lambda kind: kind == "null")
    options = tuple(
        (
            ir.Scalar(FORMATS.get((kind, format_ or ""), PLAIN[kind]), format_)
            if kind != "null"
            else ir.NULL
        )
        for kind in kinds
    )
    return options[0] if len(options) == 1 else ir.Union(options)


def scalar_of(draft: Draft, schema: Schema, kind: str, place: Place) -> ir.Type:
    """The type of a schema whose JSON type is a scalar."""
    if kind == "null":
        return ir.NULL
    keys = schema.model_fields_set
    simple = _SIMPLE[kind]
    format_ = schema.schema_format
    bare = keys.isdisjoint(CONSTRAINING) and keys.isdisjoint(_CONTENT)
    if format_ is None and bare:
        return simple
    chosen = FORMATS.get((kind, format_ or ""), simple.kind)
    if kind == "string" and chosen is ir.Kind.STRING:
        chosen = _content(schema)
    return ir.Scalar(chosen, format_, constraints_of(draft, schema, kind, place))


def constraints_of(
    draft: Draft, schema: Schema, kind: str, place: Place
) -> tuple[ir.Constraint, ...]:
    """The validation keywords that apply to a JSON type, in a fixed order."""
    keys = schema.model_fields_set
    if keys.isdisjoint(CONSTRAINING):
        return ()
    found: list[ir.Constraint] = []
    for name in CONSTRAINTS[kind]:
        value = getattr(schema, name) if name in keys else None
        if isinstance(value, float):
            value = draft.number(value, place.at, name)
        if value is not None and value is not False:
            found.append((name, value))
    return tuple(found)


def _content(schema: Schema) -> ir.Kind:
    """Strings that carry bytes (JSON Schema validation, section 8)."""
    encoding = (schema.contentEncoding or "").lower()
    if encoding == "base64":
        return ir.Kind.BASE64
    if encoding == "binary":
        return ir.Kind.BINARY
    media = (schema.contentMediaType or "").lower()
    if (
        media
        and not encoding
        and not media.startswith(_TEXTUAL)
        and not media.endswith("+json")
    ):
        return ir.Kind.BINARY
    return ir.Kind.STRING
