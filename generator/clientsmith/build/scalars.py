"""Scalar types: which kind a JSON type and a format make, in one table."""

from __future__ import annotations

from openapi_pydantic.v3.v3_1 import Schema

from .. import ir
from .draft import Draft, Place

KINDS: dict[tuple[str, str], ir.Kind] = {
    ("string", "date-time"): ir.Kind.DATETIME,
    ("string", "date"): ir.Kind.DATE,
    ("string", "time"): ir.Kind.TIME,
    ("string", "uuid"): ir.Kind.UUID,
    ("string", "uuid4"): ir.Kind.UUID,
    ("string", "byte"): ir.Kind.BASE64,
    ("string", "base64"): ir.Kind.BASE64,
    ("string", "binary"): ir.Kind.BINARY,
    ("string", "decimal"): ir.Kind.DECIMAL,
    ("number", "int32"): ir.Kind.INTEGER,
    ("number", "int64"): ir.Kind.INTEGER,
    ("number", "integer"): ir.Kind.INTEGER,
}
"""Formats that change the type; all others are kept as words for readers. `duration` stays
a string, since Python's timedelta cannot hold months."""

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

_CONTENT = frozenset({"contentEncoding", "contentMediaType"})
_SIMPLE = {name: ir.Scalar(kind) for name, kind in PLAIN.items()}
_TEXTUAL = ("text/", "application/json", "application/xml", "application/x-")


def scalar_of(draft: Draft, schema: Schema, kind: str, place: Place) -> ir.Type:
    """The type of a schema whose JSON type is a scalar."""
    keys = schema.model_fields_set
    simple = _SIMPLE[kind]
    format_ = schema.schema_format
    bare = keys.isdisjoint(CONSTRAINING) and keys.isdisjoint(_CONTENT)
    if format_ is None and bare:
        return simple
    chosen = KINDS.get((kind, format_ or ""), simple.kind)
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
    media = (schema.contentMediaType or "").lower()
    if (
        media
        and not encoding
        and not media.startswith(_TEXTUAL)
        and not media.endswith("+json")
    ):
        return ir.Kind.BINARY
    return ir.Kind.STRING
