"""Which objects of a document stand where: one table for every walk over a tree.

The kinds are those of OpenAPI 3.1, section 4.8, with what Swagger 2.0 and OpenAPI 3.2 add.
Places that the table does not name (examples, defaults, extensions) hold plain values, and a
`$ref` in them is nobody's.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Any

from .source_map import Pointer, escape


class Kind(StrEnum):
    """A kind of object; the value is what people call it."""

    DOCUMENT = "document"
    COMPONENTS = "components"
    PATH_ITEM = "path item"
    OPERATION = "operation"
    PARAMETER = "parameter"
    REQUEST_BODY = "request body"
    MEDIA_TYPE = "media type"
    ENCODING = "encoding"
    RESPONSE = "response"
    HEADER = "header"
    CALLBACK = "callback"
    EXAMPLE = "example"
    LINK = "link"
    SECURITY_SCHEME = "security scheme"
    SCHEMA = "schema"


class Shape(Enum):
    """How a field holds its objects."""

    ONE = 0
    MAP = 1
    LIST = 2
    PATTERNED = 3  # a map whose `x-` names are extensions


ONE, MAP, LIST, PATTERNED = Shape
Rules = dict[str, tuple[Shape, Kind]]

NORMAL_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The methods that OpenAPI 3.1 has members for."""
METHODS = (*NORMAL_METHODS, "query")

MORE_METHODS = "x-additionalOperations"
DEVICE_FLOW = "x-deviceAuthorization"
DEFAULT_MAPPING = "x-defaultMapping"
OTHER_STYLE = "x-style"
"""Extensions under which the normal form keeps what OpenAPI 3.2 added, and styles of Swagger 2.0
that 3.1 has no word for where they stand."""

ADDITIONAL = ("additionalOperations", MORE_METHODS)
"""Members of a path item that map further methods to operations: of OpenAPI 3.2, and of the
normal form."""

FIELDS: dict[Kind, Rules] = {
    Kind.DOCUMENT: {
        "paths": (PATTERNED, Kind.PATH_ITEM),
        "webhooks": (MAP, Kind.PATH_ITEM),
        "components": (ONE, Kind.COMPONENTS),
        "definitions": (MAP, Kind.SCHEMA),
        "parameters": (MAP, Kind.PARAMETER),
        "responses": (MAP, Kind.RESPONSE),
        "securityDefinitions": (MAP, Kind.SECURITY_SCHEME),
    },
    Kind.COMPONENTS: {
        "schemas": (MAP, Kind.SCHEMA),
        "responses": (MAP, Kind.RESPONSE),
        "parameters": (MAP, Kind.PARAMETER),
        "examples": (MAP, Kind.EXAMPLE),
        "requestBodies": (MAP, Kind.REQUEST_BODY),
        "headers": (MAP, Kind.HEADER),
        "securitySchemes": (MAP, Kind.SECURITY_SCHEME),
        "links": (MAP, Kind.LINK),
        "callbacks": (MAP, Kind.CALLBACK),
        "pathItems": (MAP, Kind.PATH_ITEM),
        "mediaTypes": (MAP, Kind.MEDIA_TYPE),
    },
    Kind.PATH_ITEM: {
        "parameters": (LIST, Kind.PARAMETER),
        **dict.fromkeys(ADDITIONAL, (MAP, Kind.OPERATION)),
        **dict.fromkeys(METHODS, (ONE, Kind.OPERATION)),
    },
    Kind.OPERATION: {
        "parameters": (LIST, Kind.PARAMETER),
        "requestBody": (ONE, Kind.REQUEST_BODY),
        "responses": (PATTERNED, Kind.RESPONSE),
        "callbacks": (MAP, Kind.CALLBACK),
    },
    Kind.PARAMETER: {
        "schema": (ONE, Kind.SCHEMA),
        "items": (ONE, Kind.SCHEMA),
        "content": (MAP, Kind.MEDIA_TYPE),
        "examples": (MAP, Kind.EXAMPLE),
    },
    Kind.HEADER: {
        "schema": (ONE, Kind.SCHEMA),
        "items": (ONE, Kind.SCHEMA),
        "content": (MAP, Kind.MEDIA_TYPE),
        "examples": (MAP, Kind.EXAMPLE),
    },
    Kind.REQUEST_BODY: {"content": (MAP, Kind.MEDIA_TYPE)},
    Kind.MEDIA_TYPE: {
        "schema": (ONE, Kind.SCHEMA),
        "itemSchema": (ONE, Kind.SCHEMA),
        "examples": (MAP, Kind.EXAMPLE),
        "encoding": (MAP, Kind.ENCODING),
        "prefixEncoding": (LIST, Kind.ENCODING),
        "itemEncoding": (ONE, Kind.ENCODING),
    },
    Kind.ENCODING: {
        "headers": (MAP, Kind.HEADER),
        "encoding": (MAP, Kind.ENCODING),
        "prefixEncoding": (LIST, Kind.ENCODING),
        "itemEncoding": (ONE, Kind.ENCODING),
    },
    Kind.RESPONSE: {
        "headers": (MAP, Kind.HEADER),
        "content": (MAP, Kind.MEDIA_TYPE),
        "links": (MAP, Kind.LINK),
        "schema": (ONE, Kind.SCHEMA),
    },
    Kind.CALLBACK: {},
    Kind.EXAMPLE: {},
    Kind.LINK: {},
    Kind.SECURITY_SCHEME: {},
    Kind.SCHEMA: {
        **dict.fromkeys(
            (
                "items",
                "not",
                "if",
                "then",
                "else",
                "contains",
                "additionalProperties",
                "unevaluatedProperties",
                "additionalItems",
                "unevaluatedItems",
                "propertyNames",
                "contentSchema",
            ),
            (ONE, Kind.SCHEMA),
        ),
        **dict.fromkeys(
            ("allOf", "oneOf", "anyOf", "prefixItems"), (LIST, Kind.SCHEMA)
        ),
        **dict.fromkeys(
            (
                "properties",
                "patternProperties",
                "dependentSchemas",
                "$defs",
                "definitions",
            ),
            (MAP, Kind.SCHEMA),
        ),
    },
}

LEAF = frozenset("""
    type format enum const default nullable example examples title pattern required minimum
    maximum minLength maxLength minItems maxItems deprecated readOnly writeOnly
    """.split())
"""Keywords of a schema that hold no objects which could be referred to."""

SECTIONS: dict[Kind, str] = {
    kind: section
    for section, (_, kind) in FIELDS[Kind.COMPONENTS].items()
    if kind not in (Kind.PATH_ITEM, Kind.MEDIA_TYPE)
}
"""The section of `components` where an object of a kind can be kept and referred to."""

Path = tuple[Any, str | int] | None
"""The way to a node, as (way to its parent, name or index): cheaper than a pointer."""


def address(path: Path) -> Pointer:
    """The pointer that a path spells."""
    parts: list[str] = []
    while path is not None:
        path, token = path[0], path[1]
        parts.append(escape(token) if isinstance(token, str) else str(token))
    return Pointer("".join(f"/{part}" for part in reversed(parts)))


_VALUES = frozenset(
    {"openapi", "swagger", "info", "servers", "tags", "security", "externalDocs"}
)
"""Members of a document that hold no object which could be referred to."""


def may_be(kind: Kind, steps: tuple[str, ...]) -> bool:
    """Whether an object of a kind can stand at that place of a document.

    Places that the table does not know may hold anything.
    """
    here = Kind.DOCUMENT
    if steps[:1] and steps[0] in _VALUES:
        return False
    index = 0
    while index < len(steps):
        if here is Kind.CALLBACK:
            here, index = Kind.PATH_ITEM, index + 1
            continue
        rule = FIELDS[here].get(steps[index])
        if rule is None:
            return True
        shape, here = rule
        index += 1 if shape is ONE else 2
    return index == len(steps) and here is kind


Child = tuple[Kind, Any, Path]


def children(kind: Kind, node: dict[str, Any], path: Path) -> list[Child]:
    """The objects directly below a node, of whatever type the document gives them."""
    found: list[Child] = []
    if kind is Kind.CALLBACK:
        return [
            (Kind.PATH_ITEM, value, (path, key))
            for key, value in node.items()
            if key[:2] != "x-" and key != "$ref"
        ]
    rules = FIELDS[kind]
    for key, value in node.items():
        rule = rules.get(key)
        if rule is None:
            continue
        shape, below = rule
        if shape is ONE:
            if type(value) is list:
                here: Path = (path, key)
                found += [
                    (below, item, (here, index)) for index, item in enumerate(value)
                ]
            else:
                found.append((below, value, (path, key)))
        elif shape is LIST:
            if type(value) is list:
                here = (path, key)
                found += [
                    (below, item, (here, index)) for index, item in enumerate(value)
                ]
            elif type(value) is dict:
                found.append((below, value, (path, key)))
        elif type(value) is dict:
            here = (path, key)
            if shape is MAP:
                found += [(below, item, (here, name)) for name, item in value.items()]
            else:
                found += [
                    (below, item, (here, name))
                    for name, item in value.items()
                    if name[:2] != "x-"
                ]
    return found


def tokens_of(path: Path) -> tuple[str, ...]:
    """The names and indexes on a path."""
    steps: list[str] = []
    while path is not None:
        path, token = path[0], path[1]
        steps.append(str(token))
    return tuple(reversed(steps))
