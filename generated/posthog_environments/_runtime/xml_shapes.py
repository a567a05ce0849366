"""How the types of a package travel in XML, from the schemas that lie beside it.

`xml.json` holds the schemas of the types that travel so, with the XML Objects of the
description (OpenAPI 3.2; `attribute` and `wrapped` of earlier versions are a `nodeType`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias

Schema: TypeAlias = Mapping[str, Any]

_NOTHING: Schema = {}
_CHAIN = 50
_SCALARS = ("string", "integer", "number", "boolean", "null")


class Shape(NamedTuple):
    """A schema behind its references.

    `kind` is `object` with properties, `map`, `array`, `tuple`, `union`, `enum`, `any`, or
    a JSON type. The names are those that the description states, empty where it does not.
    """

    kind: str
    schema: Schema
    facts: Schema
    nullable: bool = False

    @property
    def name(self) -> str:
        """The stated name of the element or attribute."""
        return str(self.facts.get("name", ""))

    @property
    def node(self) -> str:
        """The stated `nodeType`."""
        return str(self.facts.get("nodeType", ""))

    @property
    def is_scalar(self) -> bool:
        """Whether values are text in XML."""
        return self.kind in _SCALARS or self.kind == "enum"


class Member(NamedTuple):
    """A property: its name as JSON, the one in XML, and the node that it is there.

    A list is `list`, or `wrapped` if it has an element of its own; `item` is the name of
    its items, and `inner` their shape.
    """

    wire: str
    name: str
    node: str
    shape: Shape
    required: bool = False
    item: str = ""
    inner: Shape = Shape("any", _NOTHING, _NOTHING)


class Shapes:
    """The schemas of one package: `roots` by the annotation of a reply, or by the method
    and path of a request, and `schemas` by name."""

    def __init__(self, data: Mapping[str, Mapping[str, Schema]]) -> None:
        self._roots = data["roots"]
        self._schemas = data["schemas"]
        self._shapes: dict[int, Shape] = {}
        self._members: dict[int, tuple[Member, ...]] = {}
        self._names: dict[int, frozenset[str]] = {}

    def root(self, key: str) -> Shape | None:
        """The shape of a whole body, None where it is not documented as XML."""
        schema = self._roots.get(key)
        return None if schema is None else self.shape(schema)

    def shape(self, schema: Schema) -> Shape:
        """The shape of a schema. What is said beside a reference counts before what its
        target says."""
        known = self._shapes.get(id(schema))
        if known is None:
            known = self._shapes[id(schema)] = self._shape(schema)
        return known

    def _shape(self, schema: Schema) -> Shape:
        facts: dict[str, Any] = {}
        nullable = False
        for _ in range(_CHAIN):
            facts = {**schema.get("xml", _NOTHING), **facts}
            options = schema.get("anyOf", ())
            others = [each for each in options if each.get("type") != "null"]
            nullable = nullable or len(others) < len(options)
            if "$ref" in schema:
                schema = self._schemas[schema["$ref"]]
            elif len(others) == 1:
                schema = others[0]
            else:
                break
        return Shape(_kind(schema), schema, facts, nullable)

    def items(self, shape: Shape) -> Shape:
        """The shape of the items of an array."""
        return self.shape(shape.schema.get("items", _NOTHING))

    def values(self, shape: Shape) -> Shape:
        """The shape of properties that are not declared."""
        return self.shape(shape.schema.get("additionalProperties", _NOTHING))

    def options(self, shape: Shape) -> list[Shape]:
        """The options of a union, without null."""
        found = map(self.shape, shape.schema["anyOf"])
        return [each for each in found if each.kind != "null"]

    def option(self, shape: Shape, tag: object) -> Shape | None:
        """The option of a union that a value of its discriminator leads to."""
        mapping = shape.schema["discriminator"]["mapping"]
        name = mapping.get(str(tag))
        return None if name is None else self.shape(self._schemas[name])

    def members(self, shape: Shape) -> tuple[Member, ...]:
        """The properties of an object, in the order of the description."""
        known = self._members.get(id(shape.schema))
        if known is None:
            properties: Mapping[str, Schema] = shape.schema.get("properties", _NOTHING)
            required = shape.schema.get("required", ())
            made = [
                self.member(wire, self.shape(schema), wire in required)
                for wire, schema in properties.items()
            ]
            known = self._members[id(shape.schema)] = _told_apart(made, properties)
        return known

    def member(self, wire: str, shape: Shape, required: bool = False) -> Member:
        """A property of a shape. Lists have an element of their own only if that is said,
        and their items are called as the property is unless they have a name."""
        name = shape.name or wire
        if shape.kind == "array":
            inner = self.items(shape)
            wrapped = shape.node == "element"
            item = inner.name or (name if wrapped else wire)
            node = "wrapped" if wrapped else "list"
            return Member(wire, name, node, shape, required, item, inner)
        return Member(wire, name, _node(shape), shape, required)

    def names(self, shape: Shape) -> frozenset[str]:
        """The names of children and attributes that an object knows."""
        known = self._names.get(id(shape.schema))
        if known is None:
            found: set[str] = set()
            for each in self.members(shape):
                found.update((each.name, each.wire, each.item))
                if each.node == "none" and each.shape.schema is not shape.schema:
                    found |= self.names(each.shape)
            known = self._names[id(shape.schema)] = frozenset(found - {""})
        return known

    def knows(self, shape: Shape, name: str) -> bool:
        """Whether a value of a shape may have a child of that name."""
        if shape.kind == "object":
            return name in self.names(shape)
        if shape.kind == "union":
            return any(self.knows(option, name) for option in self.options(shape))
        return not shape.is_scalar and shape.kind not in ("array", "tuple")


@cache
def shapes_of(models: str) -> Shapes | None:
    """The schemas of the package that a module of models is in; None if it has no XML."""
    from importlib.resources import files  # slow, and few packages need it

    package = models.rpartition(".")[0]
    try:
        text = (files(package) / "xml.json").read_text("utf-8")
    except (OSError, ImportError, ValueError):
        return None
    return Shapes(json.loads(text))


def _kind(schema: Schema) -> str:
    for keyword, kind in _BY_KEYWORD:
        if keyword in schema:
            return kind
    kind = str(schema.get("type", "any"))
    return "map" if kind == "object" else kind


_BY_KEYWORD = (
    ("enum", "enum"),
    ("anyOf", "union"),
    ("prefixItems", "tuple"),
    ("properties", "object"),
)


def _node(shape: Shape) -> str:
    """The node of a property that is no list. Only text can be an attribute or text."""
    if shape.node in ("attribute", "text", "cdata"):
        structured = ("object", "map", "tuple")
        return "element" if shape.kind in structured else shape.node
    if shape.node == "none" and shape.kind in ("object", "map"):
        return "none"
    return "element"


def _told_apart(
    members: list[Member], properties: Mapping[str, Schema]
) -> tuple[Member, ...]:
    """Properties of one type that has a name, such as two addresses, keep their own; lists
    whose items are called alike, such as `item`, have elements of their own."""
    counts = Counter((each.name, each.node == "attribute") for each in members)
    items = Counter(each.item for each in members if each.node == "list")
    found: list[Member] = []
    for each in members:
        own = properties[each.wire].get("xml", _NOTHING)
        if counts[each.name, each.node == "attribute"] > 1 and "name" not in own:
            each = each._replace(name=each.wire)
        if each.node == "list" and items[each.item] > 1 and each.shape.name:
            each = each._replace(node="wrapped")
        found.append(each)
    return tuple(found)
