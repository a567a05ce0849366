"""Schemas: the keywords of every dialect to those of JSON Schema 2020-12 (OpenAPI 3.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..grammar import Path
from .context import ANNOTATIONS, Context, Node

Repair = Callable[[Node, Path, Context], None]

TYPES = frozenset({"string", "integer", "number", "boolean", "object", "array", "null"})
_ALIASES = {
    "int": ("integer", None),
    "int32": ("integer", "int32"),
    "int64": ("integer", "int64"),
    "long": ("integer", "int64"),
    "float": ("number", "float"),
    "double": ("number", "double"),
    "decimal": ("number", None),
    "bool": ("boolean", None),
    "str": ("string", None),
    "text": ("string", None),
    "uuid": ("string", "uuid"),
    "date": ("string", "date"),
    "datetime": ("string", "date-time"),
    "date-time": ("string", "date-time"),
    "timestamp": ("string", "date-time"),
    "binary": ("string", "binary"),
    "list": ("array", None),
    "dict": ("object", None),
    "map": ("object", None),
}
"""Words that people write for a type, with the type and the format they mean."""


def repair(node: Node, way: Path, context: Context) -> None:
    """Apply the repairs of every keyword that the schema has, in the order of the table."""
    present = KEYWORDS.keys() & node.keys()
    if len(present) > 1:
        for name in sorted(present, key=_RANK.__getitem__):
            if name in node:
                KEYWORDS[name](node, way, context)
    elif present:
        KEYWORDS[present.pop()](node, way, context)


# --- references and what stands beside them -----------------------------------------------


def _reference(node: Node, way: Path, context: Context) -> None:
    """A `$ref` stands alone; what stood beside it goes around `allOf: [$ref]`.

    Before 3.1 a `$ref` hid its siblings, so only those that describe are kept there.
    """
    text = node["$ref"]
    siblings = [key for key in node if key != "$ref"]
    if not siblings:
        return
    if context.dialect in ("2.0", "3.0"):
        ignored = [
            key
            for key in siblings
            if key not in ANNOTATIONS
            and key[:2] != "x-"
            and key not in ("nullable", "discriminator")
        ]
        for key in ignored:
            del node[key]
        if ignored:
            context.warn(
                "ref-sibling",
                way,
                f"Before OpenAPI 3.1 a $ref hides what stands beside it: {', '.join(ignored)}.",
                "Remove it, or put the reference into allOf.",
            )
        if len(ignored) == len(siblings):
            return
    del node["$ref"]
    rest = dict(node)
    whole = rest.pop("allOf", [])
    node.clear()
    node["allOf"] = [{"$ref": text}, *(whole if isinstance(whole, list) else [])]
    node.update(rest)
    context.moved(way, ((way, "allOf"), 0))


def _identity(name: str) -> Repair:
    def drop(node: Node, way: Path, context: Context) -> None:
        """Identifiers did their work when references were bundled."""
        value = node.pop(name)
        if name == "$schema" and value not in _DIALECTS:
            context.warn(
                "schema-dialect",
                (way, name),
                f"The dialect {str(value)[:100]!r} is not known; 2020-12 is assumed.",
                "Use JSON Schema 2020-12, the dialect of OpenAPI 3.1.",
            )

    return drop


_DIALECTS = {
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2019-09/schema",
}


def _dynamic(node: Node, way: Path, context: Context) -> None:
    text = node.pop("$dynamicRef")
    context.unsupported(
        "dynamic-ref",
        way,
        f"The dynamic reference {str(text)[:100]!r} is not followed; any value fits here.",
        "Use $ref.",
    )


# --- types and null -----------------------------------------------------------------------


def _type(node: Node, way: Path, context: Context) -> None:
    value = node["type"]
    if type(value) is str and value in TYPES:
        return
    here: Path = (way, "type")
    words = value if isinstance(value, list) else [value]
    if type(value) is list and context.dialect in ("2.0", "3.0"):
        context.warn(
            "type-list",
            here,
            f"OpenAPI {context.dialect} knows no list of types; it is read as in 3.1.",
            "Use nullable or anyOf, or declare OpenAPI 3.1.",
        )
    known: list[str] = []
    free = False
    for word in words:
        if isinstance(word, dict):
            free = True
        elif word is None:
            known.append("null")
        elif word in TYPES:
            known.append(word)
        elif word == "file":
            known.append("string")
            node["format"] = "binary"
        elif isinstance(word, str) and word.lower() in _ALIASES | dict.fromkeys(TYPES):
            known.append(_alias(node, word, here, context))
        else:
            free = True
    known = list(dict.fromkeys(known))
    if free or not known:
        del node["type"]
        context.warn(
            "unknown-type",
            here,
            f"The type {str(value)[:80]!r} is unknown; any value fits here.",
            "Use string, integer, number, boolean, object, array or null.",
        )
    else:
        node["type"] = known[0] if len(known) == 1 else known


def _alias(node: Node, word: str, here: Path, context: Context) -> str:
    lower = word.lower()
    name, form = _ALIASES.get(lower, (lower, None))
    if form:
        node.setdefault("format", form)
    context.warn(
        "unknown-type",
        here,
        f"The type {word!r} is read as {name!r}.",
        f"Write {name!r}.",
    )
    return name


def _x_nullable(name: str) -> Repair:
    def rename(node: Node, way: Path, context: Context) -> None:
        """Swagger 2.0 has no word for null; this extension became `nullable`."""
        value = node.pop(name)
        if value is True:
            _make_nullable(node, way, context)

    return rename


def _nullable(node: Node, way: Path, context: Context) -> None:
    value = node.pop("nullable")
    if value not in (True, "true"):
        return
    if context.dialect not in ("2.0", "3.0"):
        context.warn(
            "nullable-keyword",
            way,
            f"OpenAPI {context.dialect} has no 'nullable'; it is read as in 3.0.",
            'Write the type as [..., "null"].',
        )
    _make_nullable(node, way, context)


def _make_nullable(node: Node, way: Path, context: Context) -> None:
    """Let a schema allow null as well, in the way of 3.1."""
    union = next(
        (node[key] for key in ("oneOf", "anyOf") if type(node.get(key)) is list), None
    )
    kind = node.get("type")
    if "allOf" in node or "not" in node or (union and "properties" in node):
        _beside_null(node, way, context)
        return
    if kind is not None:
        words = kind if type(kind) is list else [kind]
        if "null" not in words:
            node["type"] = [*words, "null"]
    if type(node.get("enum")) is list:
        if None not in node["enum"]:
            node["enum"] = [*node["enum"], None]
    elif "const" in node:
        node["enum"] = [node.pop("const"), None]
    if union is not None:
        if not any(_allows_null(option) for option in union):
            union.append({"type": "null"})
    elif kind is None and "enum" not in node:
        shape = "array" if "items" in node else "object"
        if any(key in node for key in ("items", "properties", "additionalProperties")):
            node["type"] = [shape, "null"]


def _allows_null(option: Any) -> bool:
    if type(option) is not dict:
        return False
    kind = option.get("type")
    return kind == "null" or (type(kind) is list and "null" in kind)


def _beside_null(node: Node, way: Path, context: Context) -> None:
    """Turn a schema that is no plain type into a choice between it and null."""
    inner = {
        key: value
        for key, value in node.items()
        if key not in ANNOTATIONS and key[:2] != "x-"
    }
    outer = {key: value for key, value in node.items() if key not in inner}
    old: Path = way
    if (
        list(inner) == ["allOf"]
        and len(inner["allOf"]) == 1
        and type(inner["allOf"][0]) is dict
    ):
        inner = inner["allOf"][0]
        old = ((way, "allOf"), 0)
    node.clear()
    node["anyOf"] = [inner, {"type": "null"}]
    node.update(outer)
    context.moved(old, ((way, "anyOf"), 0))


# --- listed values --------------------------------------------------------------------------


def _enum(node: Node, way: Path, context: Context) -> None:
    values = node["enum"]
    here: Path = (way, "enum")
    if type(values) is not list:
        values = [] if values is None or isinstance(values, dict) else [values]
        context.warn("enum-not-list", here, "An enum must be a list.", "Write a list.")
    if not values:
        del node["enum"]
        context.warn(
            "enum-empty",
            here,
            "An empty enum allows no value at all; it was left out.",
            "List the values, or remove the enum.",
        )
        return
    kind = node.get("type")
    if kind is not None and not (
        kind == "string" and all(type(v) is str for v in values)
    ):
        values = [_fitting(v, kind, (here, i), context) for i, v in enumerate(values)]
        if None in values and not _allows_null(node):
            words = kind if type(kind) is list else [kind]
            node["type"] = [*words, "null"]
            if node.get("nullable") is not True and node.get("x-nullable") is not True:
                context.warn(
                    "enum-null",
                    here,
                    "The enum lists null, which the type does not allow; null is allowed.",
                    "Allow null in the type, or remove it from the enum.",
                )
    unique = list(
        {(type(value) is bool, _hashable(value)): value for value in values}.values()
    )
    if len(unique) != len(values):
        context.warn(
            "enum-repeats",
            here,
            "The enum lists a value more than once.",
            "List each value once.",
        )
    node["enum"] = unique


def _hashable(value: Any) -> Any:
    return repr(value) if isinstance(value, dict | list) else value


def _fitting(value: Any, kind: Any, way: Path, context: Context) -> Any:
    """A listed value in the type that the schema states, if it is only written otherwise."""
    words = kind if type(kind) is list else [kind]
    fixed = value
    if value is None or isinstance(value, dict | list):
        return value
    if "string" in words and len([word for word in words if word != "null"]) == 1:
        fixed = context.typed(way, value)
    elif type(value) is str and not ({"string", "boolean"} & set(words)):
        fixed = _number(value, words)
    elif type(value) is str and words[0] == "boolean" and value in ("true", "false"):
        fixed = value == "true"
    if type(fixed) is not type(value):
        context.warn(
            "enum-type",
            way,
            f"The listed value {str(value)[:80]!r} is no {words[0]}; it is read as {fixed!r}.",
            f"Write it as a {words[0]}.",
        )
    return fixed


def _number(text: str, words: list[str]) -> Any:
    try:
        if "integer" in words:
            return int(text)
        return float(text) if "number" in words else text
    except ValueError:
        return text


# --- everything else ------------------------------------------------------------------------


def _example(node: Node, way: Path, context: Context) -> None:
    value = node.pop("example")
    known = node.get("examples")
    if type(known) is not list:
        known = list(_map_values(known))
    if value not in known:
        known = [value, *known]
        context.sources.move(*_move(context, (way, "example"), ((way, "examples"), 0)))
    node["examples"] = known


def _move(context: Context, old: Path, new: Path) -> Any:
    from_ = context.sources.origin(_address(old))
    return _address(new), from_


def _examples(node: Node, way: Path, context: Context) -> None:
    value = node["examples"]
    if type(value) is list:
        return
    node["examples"] = list(_map_values(value)) if type(value) is dict else [value]
    if value is None:
        del node["examples"]
    context.warn(
        "examples-not-list",
        (way, "examples"),
        "The examples of a schema must be a list.",
        "Write a list of values.",
    )


def _map_values(examples: Any) -> list[Any]:
    """The values of a map of examples, which belongs elsewhere but is met in schemas."""
    if type(examples) is not dict:
        return []
    return [
        item["value"] if type(item) is dict and "value" in item else item
        for item in examples.values()
    ]


def _exclusive(name: str, bound: str) -> Repair:
    def convert(node: Node, way: Path, context: Context) -> None:
        """A flag beside the bound became the bound itself in JSON Schema draft 6."""
        value = node[name]
        if type(value) is not bool:
            _limit(name)(node, way, context)
            return
        del node[name]
        if value and isinstance(node.get(bound), int | float):
            node[name] = node.pop(bound)
            context.moved((way, bound), (way, name))

    return convert


def _limit(name: str) -> Repair:
    whole = name[:3] in ("min", "max") and len(name) > 7

    def check(node: Node, way: Path, context: Context) -> None:
        value = node[name]
        kind = type(value)
        if kind is int and (value >= 0 or not whole):
            return
        if kind is float and not whole:
            return
        fixed: Any = None
        if kind is float and value.is_integer() and value >= 0:
            fixed = int(value)
        elif kind is str:
            fixed = _number(value, ["integer"])
            if fixed == value:
                fixed = _number(value, ["number"])
            fixed = (
                None if fixed == value or (whole and type(fixed) is float) else fixed
            )
        if fixed is None:
            del node[name]
        else:
            node[name] = fixed
        if kind is not float:
            context.warn(
                "limit-not-number",
                (way, name),
                f"The {name} must be a {'whole ' if whole else ''}number"
                + (
                    "; it was left out."
                    if fixed is None
                    else f"; it is read as {fixed}."
                ),
                "Write a number, or remove it.",
            )

    return check


def _items(node: Node, way: Path, context: Context) -> None:
    """A list of item schemas is a tuple, which 2020-12 calls `prefixItems`."""
    value = node["items"]
    if type(value) is not list:
        return
    del node["items"]
    node["prefixItems"] = value
    context.sources.move(*_move(context, (way, "items"), (way, "prefixItems")))
    if "additionalItems" in node:
        node["items"] = node.pop("additionalItems")
        context.moved((way, "additionalItems"), (way, "items"))


def _properties(node: Node, way: Path, context: Context) -> None:
    """`required: true` on a property is a habit from JSON Schema draft 3."""
    properties = node["properties"]
    if type(properties) is not dict:
        return
    for name, value in properties.items():
        if type(value) is dict and type(value.get("required")) is bool:
            if value.pop("required"):
                known = node.get("required")
                node["required"] = [*(known if type(known) is list else ()), name]
                context.warn(
                    "required-flag",
                    (((way, "properties"), name), "required"),
                    "A property cannot be marked as required itself; it was added to the list "
                    "of its object.",
                    "List it under 'required' of the object.",
                )


def _required(node: Node, way: Path, context: Context) -> None:
    value = node["required"]
    if type(value) is list:
        names = list(dict.fromkeys(name for name in value if type(name) is str))
        if len(names) == len(value):
            return
        node["required"] = names
    else:
        del node["required"]
    context.warn(
        "required-not-list",
        (way, "required"),
        "The required properties must be a list of different names.",
        "List each name once.",
    )


def _discriminator(node: Node, way: Path, context: Context) -> None:
    value = node["discriminator"]
    here: Path = (way, "discriminator")
    if type(value) is str:
        node["discriminator"] = {"propertyName": value}
        return
    if type(value) is not dict or type(value.get("propertyName")) is not str:
        del node["discriminator"]
        context.warn(
            "discriminator-invalid",
            here,
            "A discriminator needs a propertyName; it was left out.",
            "Name the property that tells which option a value is.",
        )
        return
    mapping = value.get("mapping")
    if mapping is None:
        value.pop("mapping", None)
    elif type(mapping) is not dict:
        del value["mapping"]
        context.warn(
            "wrong-type", (here, "mapping"), "A mapping must be an object.", ""
        )
    else:
        _mapping(mapping, (here, "mapping"), context)


def _mapping(mapping: Node, way: Path, context: Context) -> None:
    for key, text in list(mapping.items()):
        if type(text) is str:
            mapping[key] = context.renamed.get(text, text)
        else:
            del mapping[key]
            context.warn(
                "mapping-not-found",
                (way, key),
                f"The discriminator maps {key!r} to no schema.",
                "Name a schema under components, or remove the entry.",
            )


def _docs(node: Node, way: Path, context: Context) -> None:
    value = node["externalDocs"]
    if type(value) is dict and type(value.get("url")) is str:
        return
    del node["externalDocs"]
    context.warn(
        "external-docs",
        (way, "externalDocs"),
        "External docs need a url; they were left out.",
    )


def _definitions(name: str) -> Repair:
    def drop(node: Node, _way: Path, _context: Context) -> None:
        """What was referred to is a component by now."""
        del node[name]

    return drop


def _address(way: Path) -> Any:
    from ..grammar import address

    return address(way)


KEYWORDS: dict[str, Repair] = {
    "$defs": _definitions("$defs"),
    "definitions": _definitions("definitions"),
    **{
        name: _identity(name)
        for name in ("$id", "$anchor", "$dynamicAnchor", "$schema")
    },
    "$ref": _reference,
    "$dynamicRef": _dynamic,
    "example": _example,
    "examples": _examples,
    "type": _type,
    "enum": _enum,
    "exclusiveMinimum": _exclusive("exclusiveMinimum", "minimum"),
    "exclusiveMaximum": _exclusive("exclusiveMaximum", "maximum"),
    **{
        name: _limit(name)
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
    "items": _items,
    "properties": _properties,
    "required": _required,
    "discriminator": _discriminator,
    "externalDocs": _docs,
    "x-nullable": _x_nullable("x-nullable"),
    "x-isnullable": _x_nullable("x-isnullable"),
    "nullable": _nullable,
}
"""What is mended for each keyword; a schema's keywords are taken in this order."""

_RANK = {name: rank for rank, name in enumerate(KEYWORDS)}
