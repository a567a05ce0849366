"""The changes that a schema can make, with their judgement in each direction.

A request may only widen: what an old client sends must stay accepted. A response may
only narrow: what the server sends must stay within what an old client expects.
`WARNING` where the documents alone do not tell.
"""

# ruff: noqa: E501 - a table reads best with a row a line

from __future__ import annotations

from collections.abc import Mapping

from .findings import Level
from .schema_change import SchemaChange

E, W, N = Level.ERROR, Level.WARNING, Level.INFO

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
LIST = {"type": "array", "items": {"type": "string"}}
TEXT = {"type": "string"}
NUMBER = {"type": "number"}


def _with(schema: Mapping[str, object], **keywords: object) -> dict[str, object]:
    return {**schema, **keywords}


def _presence(
    name: str, keyword: str, base: Mapping[str, object], value: object
) -> tuple[SchemaChange, ...]:
    """A constraint that comes or goes as a whole."""
    with_it = {**base, keyword: value}
    return (
        SchemaChange(
            f"{name}-added", E, N, "structure", "add", f"{name}-removed",
            f"`{keyword}` was added", base, with_it,
        ),
        SchemaChange(
            f"{name}-removed", N, E, "structure", "remove", f"{name}-added",
            f"`{keyword}` was removed", with_it, base,
        ),
    )  # fmt: skip


def _bound(
    name: str,
    keyword: str,
    base: Mapping[str, object],
    *,
    upper: bool,
) -> tuple[SchemaChange, ...]:
    """A limit: `upper` says that a larger value lets more pass."""
    grown, shrunk = ((N, E), (E, N)) if upper else ((E, N), (N, E))
    low, high, none = {**base, keyword: 5}, {**base, keyword: 10}, base
    rows = (
        ("set", E, N, "set", "unset", "was set to `{new}`", none, low),
        ("unset", N, E, "remove", "set", "was lifted, it was `{old}`", low, none),
        (
            "increased",
            *grown,
            "increase",
            "decreased",
            "rose from `{old}` to `{new}`",
            low,
            high,
        ),
        (
            "decreased",
            *shrunk,
            "decrease",
            "increased",
            "fell from `{old}` to `{new}`",
            high,
            low,
        ),
    )
    return tuple(
        SchemaChange(
            f"{name}-{what}", request, response, "constraints", action, f"{name}-{mirror}",
            f"`{keyword}` {text}", before, after,
        )
        for what, request, response, action, mirror, text, before, after in rows
    )  # fmt: skip


def _flag(
    name: str, keyword: str, begins: Level, request: Level, response: Level
) -> tuple[SchemaChange, ...]:
    """`readOnly` and `writeOnly` of a required property: `begins` judges in responses that
    the flag comes, `request` and `response` that it goes."""
    off = {**OBJECT, "required": ["a"]}
    on = {**off, "properties": {"a": {"type": "string", keyword: True}}}
    return (
        SchemaChange(
            f"became-{name}", N, begins, "mutability", "change", f"became-not-{name}",
            f"became {name}", off, on, member=True,
        ),
        SchemaChange(
            f"became-not-{name}", request, response, "mutability", "change", f"became-{name}",
            f"is no longer {name}", on, off, member=True,
        ),
    )  # fmt: skip


def _members() -> tuple[SchemaChange, ...]:
    more = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
    required = {**more, "required": ["b"]}
    rows = (
        (
            "added-required",
            E,
            N,
            "add",
            "removed-required",
            "was added, required",
            OBJECT,
            required,
        ),
        (
            "added-optional",
            N,
            N,
            "add",
            "removed-optional",
            "was added, optional",
            OBJECT,
            more,
        ),
        (
            "removed-required",
            W,
            E,
            "remove",
            "added-required",
            "was removed",
            required,
            OBJECT,
        ),
        (
            "removed-optional",
            W,
            W,
            "remove",
            "added-optional",
            "was removed",
            more,
            OBJECT,
        ),
        (
            "became-required",
            E,
            N,
            "change",
            "became-optional",
            "became required",
            more,
            required,
        ),
        (
            "became-optional",
            N,
            E,
            "change",
            "became-required",
            "became optional",
            required,
            more,
        ),
    )
    return tuple(
        SchemaChange(
            name, request, response,
            "requiredness" if name.startswith("became") else "existence",
            action, mirror, text, before, after, member=True,
        )
        for name, request, response, action, mirror, text, before, after in rows
    )  # fmt: skip


def _options(name: str, keyword: str, widens: Level) -> tuple[SchemaChange, ...]:
    """The list of a union; `widens` judges one more shape in responses."""
    wide = {
        "oneOf": 0,
        "type": "object",
        "properties": {"b": NUMBER},
        "required": ["b"],
    }
    del wide["oneOf"]
    first = {**OBJECT, "required": ["a"]}
    third = {"type": "object", "properties": {"c": LIST}, "required": ["c"]}
    small: dict[str, object] = {keyword: [first, wide]}
    large: dict[str, object] = {keyword: [first, wide, third]}
    return (
        SchemaChange(
            f"{name}-added", N, widens, "structure", "add", f"{name}-removed",
            f"`{{new}}` was added to `{keyword}`", small, large,
        ),
        SchemaChange(
            f"{name}-removed", E, N, "structure", "remove", f"{name}-added",
            f"`{{old}}` was removed from `{keyword}`", large, small,
        ),
    )  # fmt: skip


_PART_A = {**OBJECT, "required": ["a"]}
_PART_B = {"type": "object", "properties": {"b": NUMBER}, "required": ["b"]}
_PART_C = {"type": "object", "properties": {"c": LIST}, "required": ["c"]}
_PART_D = {"title": "NoD", "not": {"required": ["d"]}}
_NOTE = {"description": "A note."}
_TAGGED = {
    "oneOf": [_PART_A, _PART_B],
    "discriminator": {"propertyName": "kind", "mapping": {"a": "A", "b": "B"}},
}


def _tagged(**discriminator: object) -> dict[str, object]:
    return {"oneOf": [_PART_A, _PART_B], "discriminator": discriminator}


_row = SchemaChange

_AB, _ABC = {"enum": ["a", "b"], **TEXT}, {"enum": ["a", "b", "c"], **TEXT}
_X = {"type": "string", "x-extensible-enum": ["a", "b"]}
_XY = {"type": "string", "x-extensible-enum": ["a", "b", "c"]}
_ONE: dict[str, object] = {"type": "array", "prefixItems": [TEXT], "items": False}
_TWO: dict[str, object] = {**_ONE, "prefixItems": [TEXT, NUMBER]}
_CLOSED_MAP = {"type": "object", "additionalProperties": False}
_MAP: dict[str, object] = {
    "type": "object",
    "additionalProperties": {"type": "integer"},
}
_OPEN: dict[str, object] = {"type": "object", "additionalProperties": True}
_IF = {"if": {"required": ["a"]}}
_KIND_ONLY: dict[str, object] = {"propertyName": "kind"}
_NEEDS_B = {**OBJECT, "dependentRequired": {"a": ["b"]}}
_NEEDS_BC = {**OBJECT, "dependentRequired": {"a": ["b", "c"]}}

# fmt: off
SCHEMA_CHANGES: tuple[SchemaChange, ...] = (
    # name, request, response, kind, action, mirror, text, before, after
    _row("type-widened", N, E, "type", "generalize", "type-narrowed", "type widened from `{old}` to `{new}`", {"type": "integer"}, NUMBER),
    _row("type-narrowed", E, N, "type", "specialize", "type-widened", "type narrowed from `{old}` to `{new}`", NUMBER, {"type": "integer"}),
    _row("type-changed", E, E, "type", "change", "type-changed", "type changed from `{old}` to `{new}`", {"type": "boolean"}, {"type": "object"}),
    _row("became-nullable", N, E, "requiredness", "change", "became-not-nullable", "became nullable", TEXT, {"type": ["string", "null"]}),
    _row("became-not-nullable", E, N, "requiredness", "change", "became-nullable", "is no longer nullable", {"type": ["string", "null"]}, TEXT),
    _row("became-enum", E, N, "values", "change", "enum-dropped", "was restricted to `{new}`", TEXT, _AB),
    _row("enum-dropped", N, W, "values", "change", "became-enum", "is no longer restricted to `{old}`", _AB, TEXT),
    _row("enum-value-added", N, W, "values", "add", "enum-value-removed", "value `{new}` was added to the enum", _AB, _ABC),
    _row("enum-value-removed", E, N, "values", "remove", "enum-value-added", "value `{old}` was removed from the enum", _ABC, _AB),
    _row("extensible-enum-value-added", N, N, "values", "add", "extensible-enum-value-removed", "value `{new}` was added to `x-extensible-enum`", _X, _XY),
    _row("extensible-enum-value-removed", E, N, "values", "remove", "extensible-enum-value-added", "value `{old}` was removed from `x-extensible-enum`", _XY, _X),
    _row("const-added", E, N, "values", "add", "const-removed", "must now be `{new}`", TEXT, _with(TEXT, const="a")),
    _row("const-removed", N, E, "values", "remove", "const-added", "need no longer be `{old}`", _with(TEXT, const="a"), TEXT),
    _row("const-changed", E, E, "values", "change", "const-changed", "must now be `{new}`, it was `{old}`", _with(TEXT, const="a"), _with(TEXT, const="b")),
    _row("default-added", N, N, "values", "add", "default-removed", "default `{new}` was added", TEXT, _with(TEXT, default="a"), parameter=E),
    _row("default-removed", N, N, "values", "remove", "default-added", "default `{old}` was removed", _with(TEXT, default="a"), TEXT, parameter=E),
    _row("default-changed", N, N, "values", "change", "default-changed", "default changed from `{old}` to `{new}`", _with(TEXT, default="a"), _with(TEXT, default="b"), parameter=E),
    *_bound("max", "maximum", NUMBER, upper=True),
    *_bound("exclusive-max", "exclusiveMaximum", NUMBER, upper=True),
    *_bound("min", "minimum", NUMBER, upper=False),
    *_bound("exclusive-min", "exclusiveMinimum", NUMBER, upper=False),
    *_bound("max-length", "maxLength", TEXT, upper=True),
    *_bound("min-length", "minLength", TEXT, upper=False),
    *_bound("max-items", "maxItems", LIST, upper=True),
    *_bound("min-items", "minItems", LIST, upper=False),
    *_bound("max-properties", "maxProperties", OBJECT, upper=True),
    *_bound("min-properties", "minProperties", OBJECT, upper=False),
    *_bound("max-contains", "maxContains", _with(LIST, contains={"const": "a"}), upper=True),
    *_bound("min-contains", "minContains", _with(LIST, contains={"const": "a"}), upper=False),
    _row("multiple-of-set", E, N, "constraints", "set", "multiple-of-unset", "`multipleOf` was set to `{new}`", NUMBER, _with(NUMBER, multipleOf=2)),
    _row("multiple-of-unset", N, E, "constraints", "remove", "multiple-of-set", "`multipleOf` was lifted, it was `{old}`", _with(NUMBER, multipleOf=2), NUMBER),
    _row("multiple-of-tightened", E, N, "constraints", "increase", "multiple-of-loosened", "`multipleOf` rose from `{old}` to `{new}`", _with(NUMBER, multipleOf=2), _with(NUMBER, multipleOf=4)),
    _row("multiple-of-loosened", N, E, "constraints", "decrease", "multiple-of-tightened", "`multipleOf` fell from `{old}` to `{new}`", _with(NUMBER, multipleOf=4), _with(NUMBER, multipleOf=2)),
    _row("multiple-of-changed", E, E, "constraints", "change", "multiple-of-changed", "`multipleOf` changed from `{old}` to `{new}`", _with(NUMBER, multipleOf=2), _with(NUMBER, multipleOf=3)),
    _row("unique-items-added", E, N, "constraints", "add", "unique-items-removed", "items must now be unique", LIST, _with(LIST, uniqueItems=True)),
    _row("unique-items-removed", N, E, "constraints", "remove", "unique-items-added", "items need no longer be unique", _with(LIST, uniqueItems=True), LIST),
    _row("pattern-added", E, N, "constraints", "add", "pattern-removed", "pattern `{new}` was added", TEXT, _with(TEXT, pattern="^a")),
    _row("pattern-removed", N, N, "constraints", "remove", "pattern-added", "pattern `{old}` was removed", _with(TEXT, pattern="^a"), TEXT),
    _row("pattern-changed", W, N, "constraints", "change", "pattern-changed", "pattern changed from `{old}` to `{new}`", _with(TEXT, pattern="^a"), _with(TEXT, pattern="^b")),
    _row("pattern-generalized", N, N, "constraints", "generalize", "pattern-restricted", "pattern `{old}` became `{new}`, which fits everything", _with(TEXT, pattern="^a"), _with(TEXT, pattern=".*")),
    _row("pattern-restricted", E, N, "constraints", "specialize", "pattern-generalized", "pattern `{old}`, which fits everything, became `{new}`", _with(TEXT, pattern=".*"), _with(TEXT, pattern="^a")),
    _row("items-added", E, N, "structure", "add", "items-removed", "items now have a schema", {"type": "array", "items": {}}, LIST),
    _row("items-removed", N, E, "structure", "remove", "items-added", "items no longer have a schema", LIST, {"type": "array", "items": {}}),
    _row("prefix-items-added", N, E, "structure", "add", "prefix-items-removed", "a schema was added to `prefixItems`", _ONE, _TWO),
    _row("prefix-items-removed", E, N, "structure", "remove", "prefix-items-added", "a schema was removed from `prefixItems`", _TWO, _ONE),
    _row("all-of-added", E, N, "structure", "add", "all-of-removed", "`{new}` was added to `allOf`", {"allOf": [_PART_A, _PART_B]}, {"allOf": [_PART_A, _PART_B, _PART_D]}),
    _row("all-of-removed", W, N, "structure", "remove", "all-of-added", "`{old}` was removed from `allOf`", {"allOf": [_PART_A, _PART_B, _PART_D]}, {"allOf": [_PART_A, _PART_B]}),
    _row("all-of-note-added", N, N, "structure", "add", "all-of-note-removed", "`{new}`, which constrains nothing, was added to `allOf`", {"allOf": [_PART_A, _PART_B]}, {"allOf": [_PART_A, _PART_B, _NOTE]}),
    _row("all-of-note-removed", N, N, "structure", "remove", "all-of-note-added", "`{old}`, which constrained nothing, was removed from `allOf`", {"allOf": [_PART_A, _PART_B, _NOTE]}, {"allOf": [_PART_A, _PART_B]}),
    *_options("one-of", "oneOf", E),
    *_options("any-of", "anyOf", W),
    _row("one-of-became-any-of", N, N, "structure", "generalize", "any-of-became-one-of", "may now fit several options, not one only", {"oneOf": [_PART_A, _PART_B]}, {"anyOf": [_PART_A, _PART_B]}),
    _row("any-of-became-one-of", W, N, "structure", "specialize", "one-of-became-any-of", "may no longer fit several options", {"anyOf": [_PART_A, _PART_B]}, {"oneOf": [_PART_A, _PART_B]}),
    _row("wrapped-in-union", E, E, "structure", "change", "unwrapped-from-union", "became a choice between `{new}`", OBJECT, {"oneOf": [_PART_A, _PART_B]}),
    _row("unwrapped-from-union", E, E, "structure", "change", "wrapped-in-union", "is no longer a choice between `{old}`", {"oneOf": [_PART_A, _PART_B]}, OBJECT),
    *_presence("not", "not", TEXT, {"const": "a"}),
    _row("not-changed", E, E, "structure", "change", "not-changed", "what `not` forbids changed", _with(TEXT, **{"not": {"const": "a"}}), _with(TEXT, **{"not": {"const": "b"}})),
    *_presence("if", "if", {**OBJECT, "then": {"required": ["b"]}}, {"required": ["a"]}),
    *_presence("then", "then", {**OBJECT, **_IF, "else": {"minProperties": 2}}, {"required": ["b"]}),
    *_presence("else", "else", {**OBJECT, **_IF, "then": {"minProperties": 2}}, {"required": ["b"]}),
    *_presence("contains", "contains", LIST, {"const": "a"}),
    *_presence("property-names", "propertyNames", OBJECT, {"maxLength": 3}),
    *_presence("unevaluated-items", "unevaluatedItems", {"type": "array"}, TEXT),
    *_presence("unevaluated-properties", "unevaluatedProperties", OBJECT, TEXT),
    *_presence("content-schema", "contentSchema", TEXT, {"type": "object"}),
    _row("content-media-type-changed", E, E, "type", "change", "content-media-type-changed", "`contentMediaType` changed from `{old}` to `{new}`", _with(TEXT, contentMediaType="text/plain"), _with(TEXT, contentMediaType="image/png")),
    _row("content-encoding-changed", E, E, "type", "change", "content-encoding-changed", "`contentEncoding` changed from `{old}` to `{new}`", _with(TEXT, contentEncoding="base64"), _with(TEXT, contentEncoding="base32")),
    _row("dependent-required-added", E, N, "structure", "add", "dependent-required-removed", "`{new}` are now required together", OBJECT, _NEEDS_B),
    _row("dependent-required-removed", N, E, "structure", "remove", "dependent-required-added", "`{old}` are no longer required together", _NEEDS_B, OBJECT),
    _row("dependent-required-changed", E, E, "structure", "change", "dependent-required-changed", "what is required together changed from `{old}` to `{new}`", _NEEDS_B, _NEEDS_BC),
    _row("dependent-schema-added", E, N, "structure", "add", "dependent-schema-removed", "a schema that depends on `{new}` was added", OBJECT, _with(OBJECT, dependentSchemas={"a": {"minProperties": 2}})),
    _row("dependent-schema-removed", N, E, "structure", "remove", "dependent-schema-added", "a schema that depends on `{old}` was removed", _with(OBJECT, dependentSchemas={"a": {"minProperties": 2}}), OBJECT),
    _row("pattern-property-added", E, N, "constraints", "add", "pattern-property-removed", "a schema for properties that match `{new}` was added", OBJECT, _with(OBJECT, patternProperties={"^x": TEXT})),
    _row("pattern-property-removed", N, E, "constraints", "remove", "pattern-property-added", "the schema for properties that match `{old}` was removed", _with(OBJECT, patternProperties={"^x": TEXT}), OBJECT),
    _row("additional-properties-forbidden", E, N, "structure", "remove", "additional-properties-allowed", "no longer takes further properties", _MAP, _CLOSED_MAP),
    _row("additional-properties-allowed", N, N, "structure", "add", "additional-properties-forbidden", "now takes further properties", _CLOSED_MAP, _MAP),
    _row("additional-properties-typed", E, N, "type", "specialize", "additional-properties-untyped", "further properties now have a schema", _OPEN, _MAP),
    _row("additional-properties-untyped", N, E, "type", "generalize", "additional-properties-typed", "further properties no longer have a schema", _MAP, _OPEN),
    _row("discriminator-added", N, N, "structure", "add", "discriminator-removed", "a discriminator was added: `{new}`", {"oneOf": [_PART_A, _PART_B]}, _tagged(**_KIND_ONLY)),
    _row("discriminator-removed", N, N, "structure", "remove", "discriminator-added", "the discriminator `{old}` was removed", _tagged(**_KIND_ONLY), {"oneOf": [_PART_A, _PART_B]}),
    _row("discriminator-property-changed", E, E, "structure", "change", "discriminator-property-changed", "the discriminator moved from `{old}` to `{new}`", _tagged(propertyName="kind"), _tagged(propertyName="sort")),
    _row("discriminator-mapping-added", N, E, "structure", "add", "discriminator-mapping-removed", "discriminator value `{new}` was added", _tagged(propertyName="kind", mapping={"a": "A"}), _TAGGED),
    _row("discriminator-mapping-removed", E, N, "structure", "remove", "discriminator-mapping-added", "discriminator value `{old}` was removed", _TAGGED, _tagged(propertyName="kind", mapping={"a": "A"})),
    _row("discriminator-mapping-changed", E, E, "structure", "change", "discriminator-mapping-changed", "a discriminator value moved from `{old}` to `{new}`", _TAGGED, _tagged(propertyName="kind", mapping={"a": "A", "b": "C"})),
    *_members(),
    *_flag("read-only", "readOnly", N, E, N),
    *_flag("write-only", "writeOnly", E, N, W),
)
# fmt: on
