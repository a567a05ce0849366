"""Arguments for operations, drawn from the types of their parameters and bodies.

Values are JSON with marks for what JSON cannot say: `{"$": "datetime", "v": text}`. The same
type gives the same value each time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from clientsmith.model import ir, media_types, shapes
from clientsmith.names import Names
from hypothesis import find, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

_DEEPEST = 6
_NOTHING = object()

_REPEATED = re.compile(r"\^(\w*)\[(\w)[-\w]*\]\{(\d+)\}\$")

Tags = Mapping[str, tuple[str, str]]
"""The discriminator's property and value, by the pointer of a component."""

_FORMATS = {
    "email": "a@example.com",
    "idn-email": "a@example.com",
    "uri": "https://example.com/a",
    "url": "https://example.com/a",
    "uri-reference": "/a",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "ip": "192.0.2.1",
    "duration": "P1D",
    "json-pointer": "/a",
}
_KINDS: dict[ir.Kind, Any] = {
    ir.Kind.DECIMAL: {"$": "Decimal", "v": "1.5"},
    ir.Kind.BOOLEAN: True,
    ir.Kind.NULL: None,
    ir.Kind.DATETIME: {"$": "datetime", "v": "2024-05-06T07:08:09+00:00"},
    ir.Kind.DATE: {"$": "date", "v": "2024-05-06"},
    ir.Kind.TIME: {"$": "time", "v": "07:08:09"},
    ir.Kind.UUID: {"$": "UUID", "v": "5f0c9c1e-8a52-4b2f-9d3a-0b8a7c6d5e4f"},
    ir.Kind.BASE64: {"$": "bytes", "v": "content"},
    ir.Kind.BINARY: {"$": "bytes", "v": "content"},
    ir.Kind.ANY: "anything",
}


def tags(tree: Mapping[str, Any]) -> Tags:
    """What the document wants each of its schemas to be told apart by: a discriminator of
    its own, or of one that it extends (OpenAPI 3.1, section 4.8.25)."""
    schemas = tree.get("components", {}).get("schemas", {})
    found: dict[str, tuple[str, str]] = {}
    for name in schemas:
        reference = f"#/components/schemas/{name}"
        for rule in _discriminators(schemas, name, set()):
            mapped = [
                key for key, to in rule.get("mapping", {}).items() if to == reference
            ]
            found[reference[1:]] = (rule["propertyName"], mapped[0] if mapped else name)
    return found


def _discriminators(
    schemas: Mapping[str, Any], name: str, seen: set[str]
) -> Iterator[Mapping[str, Any]]:
    if name in seen or name not in schemas:
        return
    seen.add(name)
    schema = schemas[name]
    if "discriminator" in schema and not schema.keys() & {"oneOf", "anyOf"}:
        yield schema["discriminator"]
    for part in schema.get("allOf", ()):
        yield from _discriminators(
            schemas, part.get("$ref", "").rpartition("/")[2], seen
        )


def arguments(
    api: ir.Api,
    names: Names,
    operation: ir.Operation,
    tags: Tags,
    tree: Mapping[str, Any],
    *,
    everything: bool,
) -> dict[str, Any]:
    """The keyword arguments of a call: the required ones, or all."""
    draw = Draw(api, everything, tags, tree)
    found: dict[str, Any] = {}
    for item in operation.parameters:
        if item.required or everything:
            value = draw.value(item.type, _example(item.examples))
            if value is not _NOTHING:
                key = names.argument(operation.id, (str(item.location), item.wire))
                found[key] = value
    body = operation.body
    content = shapes.preferred_content(body, api) if body is not None else None
    if body is None or content is None or not (body.required or everything):
        return found
    flat = shapes.flattened(api, content)
    if flat is None:
        value = _whole(draw, content)
        if value is not _NOTHING:
            found[names.argument(operation.id, ("body", ""))] = value
        return found
    fields = shapes.writable(flat)
    choice = draw.choice(flat)
    for field in fields:
        if field.wire == tags.get(flat.id, ("", ""))[0]:
            found[names.argument(operation.id, ("body", field.wire))] = tags[flat.id][1]
        elif choice.wants(
            field, field.required or everything or field is _lone(fields)
        ):
            value = draw.value(field.type, _example(field.examples))
            if value is not _NOTHING:
                found[names.argument(operation.id, ("body", field.wire))] = value
    return found


def _lone(fields: tuple[ir.Field, ...]) -> ir.Field | None:
    """The field to give where none is required: few objects are meant to be empty."""
    return None if any(field.required for field in fields) else next(iter(fields), None)


def _whole(draw: Draw, content: ir.Content) -> Any:
    base = content.media.partition(";")[0].strip().lower()
    structured = media_types.is_json(base) or media_types.is_form(base) or base == "*/*"
    if content.item is not None:
        return [draw.value(content.item, _NOTHING)]
    if structured:
        return draw.value(content.type, _NOTHING) if content.type is not None else {}
    if base.startswith("text/") or base.endswith("xml"):
        drawn = (
            draw.value(content.type, _NOTHING) if content.type is not None else "text"
        )
        marked = isinstance(drawn, dict) and "$" in drawn
        return drawn if marked or isinstance(drawn, str) else json.dumps(drawn)
    return {"$": "bytes", "v": "content"}


def _example(examples: tuple[Any, ...]) -> Any:
    """A documented scalar, which is likelier to be accepted than an invented one."""
    if examples and isinstance(examples[0], str) and examples[0]:
        return examples[0]
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Choice:
    """What an object must and must not have where its schema offers sets of members."""

    needed: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()

    def wants(self, field: ir.Field, otherwise: bool) -> bool:
        """Whether to give a field that would be given `otherwise`."""
        if field.wire in self.needed:
            return True
        return otherwise and (field.required or field.wire not in self.refused)


def choice(tree: Mapping[str, Any], schema: Any, depth: int = 0) -> Choice:
    """The first set of members of `anyOf` and `oneOf`, and those that `oneOf` or `not`
    exclude beside it (JSON Schema 2020-12, section 10.2.1)."""
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return Choice()
    needed: set[str] = set()
    refused: set[str] = set()
    if "$ref" in schema:
        return choice(tree, located(tree, schema["$ref"][1:]), depth + 1)
    for part in schema.get("allOf", ()):
        inner = choice(tree, part, depth + 1)
        needed |= inner.needed
        refused |= inner.refused
    for key in ("anyOf", "oneOf"):
        options = schema.get(key, ())
        sets = [set(_required(tree, each)) for each in options]
        if not sets or not any(sets):
            continue
        first = next((each for each in sets if each), set())
        needed |= first
        # What the other options ask for, too, would make one of them true as well.
        refused |= set().union(*sets) - first if key == "oneOf" else set()
        refused |= set(_refused(options[sets.index(first)]))
    refused |= set(_refused(schema))
    return Choice(frozenset(needed), frozenset(refused - needed))


def _required(tree: Mapping[str, Any], option: Any) -> list[str]:
    while isinstance(option, dict) and "$ref" in option:
        option = located(tree, option["$ref"][1:])
    return list(option.get("required", ())) if isinstance(option, dict) else []


def _refused(schema: Mapping[str, Any]) -> list[str]:
    against = schema.get("not")
    if not isinstance(against, dict):
        return []
    options = against.get("anyOf", (against,))
    return [name for each in options for name in each.get("required", ())[:1]]


def located(tree: Mapping[str, Any], pointer: str) -> Any:
    """What a JSON Pointer names, None where there is nothing."""
    node: Any = tree
    for part in pointer.split("/")[1:]:
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        if isinstance(node, list):
            node = node[int(key)] if key.isdecimal() and int(key) < len(node) else None
        else:
            node = node.get(key) if isinstance(node, dict) else None
    return node


class Draw:
    """Draws values of types."""

    def __init__(
        self, api: ir.Api, everything: bool, tags: Tags, tree: Mapping[str, Any]
    ) -> None:
        self._api = api
        self._everything = everything
        self._tags = tags
        self._tree = tree

    def choice(self, declaration: ir.Object) -> Choice:
        """Which members an object needs besides the required ones."""
        return choice(self._tree, located(self._tree, declaration.at))

    def value(self, type_: ir.Type, example: Any = _NOTHING) -> Any:
        """A value of a type, `_NOTHING` where it admits none."""
        return self._value(type_, 0, example)

    def _value(self, type_: ir.Type, depth: int, example: Any = _NOTHING) -> Any:
        if depth > _DEEPEST * 3:
            return _NOTHING
        match type_:
            case ir.Scalar():
                return _scalar(type_, example)
            case ir.Literals(values=values):
                known = [value for value in values if value is not None]
                return known[0] if known else None
            case ir.Array(item=item, constraints=constraints):
                return self._array(item, dict(constraints), depth)
            case ir.Tuple(items=items):
                return [self._value(item, depth + 1) for item in items]
            case ir.Map(value=value):
                drawn = self._value(value, depth + 1)
                return {} if drawn is _NOTHING else {"key": drawn}
            case ir.Union():
                return self._union(type_, depth, example)
            case ir.Ref(id=id_):
                declaration = self._api.declarations[id_]
                if isinstance(declaration, ir.Object):
                    return self._object(declaration, depth + 1)
                return self._value(declaration.target, depth + 1, example)

    def _array(self, item: ir.Type, rules: dict[str, Any], depth: int) -> Any:
        least = int(rules.get("minItems", 0))
        if depth > _DEEPEST and not least:
            return []
        drawn = self._value(item, depth + 1)
        if drawn is _NOTHING:
            return []
        count = max(1, least)
        if rules.get("uniqueItems") and count > 1:
            shape = shapes.resolve(self._api, item)
            if isinstance(shape, ir.Literals):
                return list(shape.values[:count])
        if rules.get("uniqueItems") and count > 1 and isinstance(drawn, str | int):
            return [
                drawn + index if isinstance(drawn, int) else f"{index + 1}{drawn}"
                for index in range(count)
            ]
        return [drawn] * count

    def _union(self, type_: ir.Union, depth: int, example: Any) -> Any:
        if type_.discriminator is not None:
            for value, id_ in type_.discriminator.mapping:
                drawn = self._value(ir.Ref(id_), depth + 1)
                if isinstance(drawn, dict):
                    return {**drawn, type_.discriminator.property: value}
        options = sorted(type_.options, key=self._cost)
        for option in options:
            if option != ir.NULL:
                drawn = self._value(option, depth + 1, example)
                if drawn is not _NOTHING:
                    return drawn
        return None

    def _cost(self, type_: ir.Type) -> int:
        """Objects where they are asked for, scalars where the tree is deep enough."""
        return isinstance(shapes.resolve(self._api, type_), ir.Object)

    def _object(self, declaration: ir.Object, depth: int) -> Any:
        found: dict[str, Any] = {}
        fields = shapes.writable(declaration)
        choice = self.choice(declaration)
        for field in fields:
            wanted = field.required or (self._everything and depth < _DEEPEST)
            if not choice.wants(field, wanted or field is _lone(fields)):
                continue
            drawn = self._value(field.type, depth + 1, _example(field.examples))
            if drawn is _NOTHING:
                if field.required:
                    return _NOTHING
                continue
            found[field.wire] = drawn
        name, value = self._tags.get(declaration.id, ("", ""))
        if any(field.wire == name for field in fields):
            found[name] = value
        return found


def _scalar(type_: ir.Scalar, example: Any) -> Any:
    rules = dict(type_.constraints)
    match type_.kind:
        case ir.Kind.NEVER:
            return _NOTHING
        case ir.Kind.INTEGER | ir.Kind.NUMBER:
            return _number(rules)
        case ir.Kind.STRING:
            return _text(type_.format, rules, example)
        case kind:
            return _KINDS[kind]


def _number(rules: dict[str, Any]) -> Any:
    value = rules.get("minimum", rules.get("maximum"))
    if "exclusiveMinimum" in rules:
        value = rules["exclusiveMinimum"] + 1
    elif value is None:
        value = rules["exclusiveMaximum"] - 1 if "exclusiveMaximum" in rules else 1
    step = rules.get("multipleOf")
    if step and value % step:
        value = (value // step + 1) * step
    return value


def _text(format_: str | None, rules: dict[str, Any], example: Any) -> str:
    pattern = rules.get("pattern")
    # An empty path parameter names another resource.
    least, most = max(1, int(rules.get("minLength", 0))), rules.get("maxLength")
    if pattern is not None:
        return _matching(pattern, least, most)
    if example is not _NOTHING and not rules and format_ is None:
        return str(example)
    text = _FORMATS.get(format_ or "", "text").ljust(least, "x")
    return text if most is None else text[: int(most)]


@cache
def _matching(pattern: str, least: int, most: int | None) -> str:
    """The simplest text that matches."""
    repeated = _REPEATED.fullmatch(pattern)
    if repeated is not None:  # perhaps longer than hypothesis makes texts
        prefix, character, count = repeated.groups()
        return str(prefix + character * int(count))
    try:
        return find(
            st.from_regex(pattern, fullmatch=False),
            lambda text: least <= len(text)
            and (most is None or len(text) <= most)
            and text.isprintable(),
            settings=settings(derandomize=True, database=None, max_examples=500),
        )
    except (HypothesisException, re.error):
        return "text"
