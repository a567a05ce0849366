"""Schemas: the keywords of every dialect to those of JSON Schema 2020-12 (OpenAPI 3.1)."""

from __future__ import annotations

from ..grammar import Path
from . import defaults, enums, keywords, references, types
from .context import Context, Node, Repair


def repair(node: Node, way: Path, context: Context) -> None:
    """Apply the repairs of every keyword that the schema has, in the order of the table."""
    present = KEYWORDS.keys() & node.keys()
    if len(present) > 1:
        for name in sorted(present, key=_RANK.__getitem__):
            if name in node:
                KEYWORDS[name](node, way, context)
    elif present:
        KEYWORDS[present.pop()](node, way, context)


def is_settled(node: Node) -> bool:
    """Whether a schema has nothing to repair, as most of a document: a known type and words."""
    if not node.keys() <= _WORDS:
        return False
    for value in node.values():
        if type(value) is not str:
            return False
    if node.get("format") == "int-or-string":
        return False
    return node.get("type", "string") in types.TYPES


KEYWORDS: dict[str, Repair] = {
    "$defs": keywords.definitions("$defs"),
    "definitions": keywords.definitions("definitions"),
    **{
        name: references.identity(name)
        for name in (
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$schema",
            "$recursiveAnchor",
            "$comment",
            "$vocabulary",
        )
    },
    "$recursiveRef": references.recursive,
    "$ref": references.alone,
    "$dynamicRef": references.dynamic,
    "example": keywords.example,
    "examples": keywords.examples,
    "type": types.known,
    "format": types.int_or_string,
    types.INT_OR_STRING: types.int_or_string,
    "enum": enums.listed,
    "exclusiveMinimum": keywords.exclusive("exclusiveMinimum", "minimum"),
    "exclusiveMaximum": keywords.exclusive("exclusiveMaximum", "maximum"),
    **{
        name: keywords.limit(name)
        for name in (
            "minimum",
            "maximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
        )
    },
    "items": keywords.items,
    "properties": keywords.properties,
    "required": keywords.required,
    **{name: keywords.options(name) for name in ("oneOf", "anyOf", "allOf")},
    "default": defaults.note,
    "discriminator": keywords.discriminator,
    "externalDocs": keywords.docs,
    "x-nullable": types.x_nullable("x-nullable"),
    "x-isnullable": types.x_nullable("x-isnullable"),
    "nullable": types.nullable,
}
"""What is mended for each keyword; a schema's keywords are taken in this order."""

_WORDS = frozenset({"type", "format", "title", "description", "pattern"})
_RANK = {name: rank for rank, name in enumerate(KEYWORDS)}
