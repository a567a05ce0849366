"""Types, and the ways in which dialects let a value be null."""

from __future__ import annotations

from typing import Any

from ..grammar import Path
from .context import ANNOTATIONS, Context, Node, Repair

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


def known(node: Node, way: Path, context: Context) -> None:
    """One type or a list of several, all of them known."""
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
        if isinstance(word, dict | list):
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


INT_OR_STRING = "x-kubernetes-int-or-string"


def int_or_string(node: Node, way: Path, context: Context) -> None:
    """Kubernetes has values that are either: of type string by their format, or without a
    type by an extension."""
    by_format = node.get("format") == "int-or-string"
    if not by_format and node.get(INT_OR_STRING) is not True:
        return
    if by_format:
        del node["format"]
    if not {"anyOf", "oneOf", "allOf", "$ref"}.isdisjoint(node):
        return
    told = node.get("type")
    null = told == "null" or (isinstance(told, list) and "null" in told)
    node["type"] = ["integer", "string", *(["null"] if null else [])]


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


def x_nullable(name: str) -> Repair:
    """The repair of an extension that means `nullable`."""

    def rename(node: Node, way: Path, context: Context) -> None:
        """Swagger 2.0 has no word for null; this extension became `nullable`."""
        value = node.pop(name)
        if value is True:
            _make_nullable(node, way, context)

    return rename


def nullable(node: Node, way: Path, context: Context) -> None:
    """The keyword of 3.0 becomes a type, an option or a listed value of null."""
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
        if not any(allows_null(option) for option in union):
            union.append({"type": "null"})
    elif kind is None and "enum" not in node:
        shape = "array" if "items" in node else "object"
        if any(key in node for key in ("items", "properties", "additionalProperties")):
            node["type"] = [shape, "null"]


def null_parts(name: str) -> Repair:
    """The repair of lists of schemas in which `nullable: true` stands alone."""

    def convert(node: Node, way: Path, context: Context) -> None:
        """Beside other options it is the option null; beside parts it is meant for all."""
        value = node[name]
        if type(value) is not list or len(value) < 2:
            return
        alone = [index for index, item in enumerate(value) if _only_nullable(item)]
        if not alone or len(alone) == len(value):
            return
        if name != "allOf":
            for index in alone:
                _clear(value[index])
                value[index]["type"] = "null"
            return
        kept = [index for index in range(len(value)) if index not in alone]
        for index in alone:
            for key in ANNOTATIONS & value[index].keys():
                node.setdefault(key, value[index][key])
        node[name] = [value[index] for index in kept]
        here: Path = (way, name)
        context.permuted(
            ((here, old), (here, new)) for new, old in enumerate(kept) if old != new
        )
        _make_nullable(node, way, context)

    return convert


_NULLABLES = ("nullable", "x-nullable", "x-isnullable")


def _only_nullable(item: Any) -> bool:
    """Whether a schema says nothing but that a value may be null."""
    return (
        type(item) is dict
        and any(item.get(key) is True for key in _NULLABLES)
        and not item.keys() - {*_NULLABLES, *ANNOTATIONS}
    )


def _clear(item: Node) -> None:
    for key in _NULLABLES:
        item.pop(key, None)


def allows_null(option: Any) -> bool:
    """Whether a schema names null among its types."""
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
    parts = inner.get("allOf")
    if len(inner) == 1 and type(parts) is list and [*map(type, parts)] == [dict]:
        inner = parts[0]
        old = ((way, "allOf"), 0)
    node.clear()
    node["anyOf"] = [inner, {"type": "null"}]
    node.update(outer)
    context.moved(old, ((way, "anyOf"), 0))
