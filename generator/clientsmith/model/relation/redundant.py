"""Keywords that refuse no value, and keywords that say the same as others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from .patterns import fits

Node = Mapping[str, object]
Resolve = Callable[[Node], object]

ANNOTATIONS = frozenset(
    {
        "title", "description", "deprecated", "readOnly", "writeOnly", "default", "example",
        "examples", "externalDocs", "$comment", "xml",
    }
)  # fmt: skip
"""Keywords that constrain no value."""

OPEN_PATTERNS = frozenset({".*", "^.*$", "^.*", ".*$", "", "^", "$"})
"""Patterns that every text fits."""

_MOST_PARTS = 64


def drop_redundant_keywords(node: Node, resolve: Resolve) -> Node:
    """A schema that allows the same values without the keywords that refuse none of them
    (JSON Schema 2020-12, core, sections 10 and 11; validation, section 6).

    Args:
        node: a Schema Object.
        resolve: gives what the `$ref` of a schema names.
    """
    if not _KEYWORDS & node.keys():
        return node
    kept = dict(node)
    for simplify in (
        _drop_conditions,
        _drop_contains,
        _drop_negation,
        _rewrite_dependencies,
        _rewrite_patterns,
        _drop_minimum,
    ):
        simplify(kept)
    _drop_unevaluated(kept, resolve)
    _drop_names(kept)
    for keyword in ("propertyNames", "contentSchema"):
        if allows_all(kept.get(keyword, True), text=keyword == "propertyNames"):
            kept.pop(keyword, None)
    return node if len(kept) == len(node) and kept == node else kept


_KEYWORDS = frozenset(
    {
        "if", "then", "else", "contains", "propertyNames", "unevaluatedItems",
        "unevaluatedProperties", "contentSchema", "dependentSchemas", "dependentRequired",
        "patternProperties", "not", "minProperties",
    }
)  # fmt: skip


def allows_all(schema: object, *, text: bool = False) -> bool:
    """Whether a schema plainly allows every value, or every text."""
    if not isinstance(schema, Mapping):
        return schema is True
    said = {key for key in schema if key not in ANNOTATIONS and key[:2] != "x-"}
    return not said or (text and said == {"type"} and schema["type"] == "string")


def allows_nothing(schema: object) -> bool:
    """Whether a schema plainly allows no value."""
    if isinstance(schema, Mapping):
        return schema.keys() == {"not"} and allows_all(schema["not"])
    return schema is False


def _drop_conditions(node: dict[str, object]) -> None:
    for keyword in ("then", "else"):
        if allows_all(node.get(keyword)):
            del node[keyword]
    if not {"then", "else"} & node.keys():
        node.pop("if", None)


def _drop_contains(node: dict[str, object]) -> None:
    """Items of any kind are counted by `minItems` as well."""
    if "contains" not in node:
        return
    least = node.get("minContains", 1)
    every = allows_all(node["contains"])
    is_bound = "maxContains" in node
    if isinstance(least, int) and (every or least == 0) and not is_bound:
        del node["contains"]
        node.pop("minContains", None)
        items = node.get("minItems", 0)
        if isinstance(items, int) and least > items:
            node["minItems"] = least
        return
    if isinstance(least, int) and _is_at_most(node.get("minItems"), least):
        del node["minItems"]


def _is_at_most(value: object, most: int) -> bool:
    return isinstance(value, int) and value <= most


def _drop_negation(node: dict[str, object]) -> None:
    if allows_nothing(node.get("not")):
        del node["not"]


def _rewrite_dependencies(node: dict[str, object]) -> None:
    """A schema that only requires members says what `dependentRequired` does."""
    needed = {
        name: [str(item) for item in names] if isinstance(names, list) else []
        for name, names in _mapping(node, "dependentRequired").items()
    }
    schemas = {}
    for name, schema in _mapping(node, "dependentSchemas").items():
        only = schema.get("required") if isinstance(schema, Mapping) else None
        if isinstance(only, list) and isinstance(schema, Mapping) and len(schema) == 1:
            needed[name] = [*needed.get(name, ()), *map(str, only)]
        elif not allows_all(schema):
            schemas[name] = schema
    required = node.get("required")
    always = set(map(str, required)) if isinstance(required, list) else set()
    for name, names in needed.items():
        needed[name] = sorted(set(names) - always - {name})
    _replace(node, "dependentSchemas", schemas)
    _replace(node, "dependentRequired", {k: v for k, v in needed.items() if v})


def _rewrite_patterns(node: dict[str, object]) -> None:
    """A pattern that every name fits holds for all members: where none are described by
    name, that is what `additionalProperties` says."""
    patterns = _mapping(node, "patternProperties")
    every = next((key for key in patterns if key in OPEN_PATTERNS), None)
    if every is not None:
        # No member is left over, so that these may say anything.
        node["additionalProperties"] = patterns[every]
        node.pop("unevaluatedProperties", None)
        if len(patterns) == 1 and not node.get("properties"):
            del node["patternProperties"]
            return
    if all(allows_all(node.get(keyword, True)) for keyword in _LEFT_OVER):
        patterns = {k: v for k, v in patterns.items() if not allows_all(v)}
    _replace(node, "patternProperties", patterns)


_LEFT_OVER = ("additionalProperties", "unevaluatedProperties")


def _drop_minimum(node: dict[str, object]) -> None:
    required, least = node.get("required"), node.get("minProperties")
    count = len(set(map(str, required))) if isinstance(required, list) else 0
    if isinstance(least, int) and least <= count:
        del node["minProperties"]


def _drop_names(node: dict[str, object]) -> None:
    """What names may be says nothing where only names are left that fit."""
    said, known = node.get("propertyNames"), node.get("properties", {})
    closed = allows_nothing(node.get("additionalProperties", True))
    if not (closed and isinstance(said, Mapping) and isinstance(known, Mapping)):
        return
    is_plain = said.keys() <= _OF_NAMES.keys() | ANNOTATIONS | {"type"}
    if node.get("patternProperties") or not is_plain or said.get("type", "string") != "string":
        return
    if all(
        holds(said[keyword], name)
        for name in known
        for keyword, holds in _OF_NAMES.items()
        if keyword in said
    ):
        del node["propertyNames"]


_OF_NAMES: dict[str, Callable[[object, str], bool]] = {
    "minLength": lambda said, name: isinstance(said, int) and len(name) >= said,
    "maxLength": lambda said, name: isinstance(said, int) and len(name) <= said,
    "pattern": lambda said, name: isinstance(said, str) and fits(said, name) is True,
    "enum": lambda said, name: isinstance(said, list) and name in said,
}
"""Whether a name is surely allowed by a keyword."""


def _drop_unevaluated(node: dict[str, object], resolve: Resolve) -> None:
    """`unevaluatedProperties` means nothing beside a schema for all other members, nor does
    `unevaluatedItems` beside one for all other items (core, section 11)."""
    for keyword, rest in _EVALUATING.items():
        if keyword in node:
            parts = islice(_parts(node, resolve), _MOST_PARTS)
            if allows_all(node[keyword]) or any(rest in part for part in parts):
                del node[keyword]


_EVALUATING = {
    "unevaluatedProperties": "additionalProperties",
    "unevaluatedItems": "items",
}


def _parts(node: Node, resolve: Resolve) -> Iterator[Node]:
    """A schema and what holds together with it."""
    stack: list[object] = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, Mapping):
            yield part
            if isinstance(part.get("$ref"), str):
                stack.append(resolve(part))
            all_of = part.get("allOf")
            stack.extend(all_of if isinstance(all_of, list) else ())


def _mapping(node: Node, keyword: str) -> Mapping[str, object]:
    value = node.get(keyword)
    return value if isinstance(value, Mapping) else {}


def _replace(
    node: dict[str, object], keyword: str, value: Mapping[str, object]
) -> None:
    if value:
        node[keyword] = value
    else:
        node.pop(keyword, None)
