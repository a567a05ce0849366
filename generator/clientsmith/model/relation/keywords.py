"""What the keywords of one schema say about values of each type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from .formats import INTEGERS, NUMBERS, STRINGS
from .parts import TYPES, Elements, Members, Part, Range, type_of, whole
from .redundant import OPEN_PATTERNS
from .schema import Document, Schema, Unclear, canonical

_UNREAD = ("contains", "minContains", "maxContains", "propertyNames", "dependentRequired",
           "dependentSchemas")  # fmt: skip
_WHOLE = ("unevaluatedProperties", "unevaluatedItems")


def list_of(node: Mapping[str, object], keyword: str) -> list[object]:
    """The entries of a keyword; none where it is no list."""
    value = node.get(keyword)
    return value if isinstance(value, list) else []


def read_own_parts(node: Mapping[str, object], document: Document) -> Iterable[Part]:
    """The parts of what a node says itself, apart from the schemas that it combines."""
    types = _types(node)
    if document.declared and types is None:
        types = implied_types(node)
    if document.wary and types is not None and _is_at_odds(node, types):
        raise Unclear
    values = _values(node)
    for type_ in TYPES:
        part = Part(type_)
        steps: set[Fraction] = set()
        if types is not None and type_ not in types:
            if type_ != "number" or "integer" not in types:
                continue
            steps.add(Fraction(1))
        if values is not None:
            part = replace(
                part,
                values={k: v for k, v in values.items() if type_of(v) == type_},
            )
            if not part.values:
                continue
        part = _READERS[type_](part, node, document, steps)
        unread = _unread(node, type_, document)
        part = replace(part, marks=part.marks | unread)
        if not part.span.empty:
            yield part


_OF_TYPES = {
    ("string",): ("minLength", "maxLength", "pattern"),
    ("number", "integer"): ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
                            "multipleOf"),
    ("array",): ("minItems", "maxItems", "items", "prefixItems", "uniqueItems"),
    ("object",): ("minProperties", "maxProperties", "properties", "required",
                  "additionalProperties", "patternProperties"),
}  # fmt: skip


def _is_at_odds(node: Mapping[str, object], types: tuple[str, ...]) -> bool:
    """Whether a schema has keywords that mean nothing for any of its types."""
    return any(
        keyword in node
        for meant, keywords in _OF_TYPES.items()
        if not set(meant) & set(types)
        for keyword in keywords
    )


_IMPLYING = {
    "properties": "object",
    "items": "array",
    "contentEncoding": "string",
    "contentMediaType": "string",
}
_TELLING = frozenset({"$ref", "enum", "const", "allOf", "oneOf", "anyOf", "not", "if"})


def implied_types(node: Mapping[str, object]) -> tuple[str, ...] | None:
    """The type that an author who says none means: with `properties`, an object."""
    found = tuple({type_ for word, type_ in _IMPLYING.items() if word in node})
    return found if len(found) == 1 and not _TELLING & node.keys() else None


def _types(node: Mapping[str, object]) -> tuple[str, ...] | None:
    value = node.get("type")
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return tuple(item for item in value if isinstance(item, str))
    return None


def _values(node: Mapping[str, object]) -> dict[str, object] | None:
    found: dict[str, object] | None = None
    enum = node.get("enum")
    if isinstance(enum, list):
        found = {canonical(value): value for value in enum}
    if "const" in node:
        only = {canonical(node["const"]): node["const"]}
        found = only if found is None else {k: only[k] for k in only if k in found}
    return found


def _limit(node: Mapping[str, object], keyword: str) -> Fraction | None:
    value = node.get(keyword)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return (
        Fraction(str(value)) if value == value and abs(value) != float("inf") else None
    )


def _range(
    node: Mapping[str, object], low: str, high: str, *, excluded: bool = False
) -> Range:
    least, most = _limit(node, low), _limit(node, high)
    return Range(_end(least, excluded), _end(most, excluded))


def _number(
    part: Part, node: Mapping[str, object], document: Document, steps: set[Fraction]
) -> Part:
    span = _range(node, "minimum", "maximum").joined(
        _range(node, "exclusiveMinimum", "exclusiveMaximum", excluded=True)
    )
    format_, marks = node.get("format"), set()
    if steps and isinstance(format_, str):
        # What is sent under another name, like `unixtime`, is an integer of a machine.
        usual = "int64" if document.declared else ""
        limits = INTEGERS.get(format_) or INTEGERS.get(usual)
        span = span.joined(Range(*map(_end, limits))) if limits else span
    elif format_ in NUMBERS:
        marks.add(f"format:{format_}")
    step = _limit(node, "multipleOf")
    if step:
        steps.add(abs(step))
    if Fraction(1) in steps:
        span = whole(span)
    return replace(part, span=span, steps=frozenset(steps), marks=frozenset(marks))


def _end(
    limit: Fraction | None, excluded: bool = False
) -> tuple[Fraction, bool] | None:
    return None if limit is None else (limit, excluded)


def _size(node: Mapping[str, object], low: str, high: str) -> Range:
    """The sizes that are allowed; those below zero need no limit."""
    span = whole(_range(node, low, high))
    return Range(None, span.high) if span.low and span.low[0] <= 0 else span


def _string(
    part: Part, node: Mapping[str, object], _document: Document, _steps: set[Fraction]
) -> Part:
    span = _size(node, "minLength", "maxLength")
    marks = set()
    pattern, format_ = node.get("pattern"), node.get("format")
    if isinstance(pattern, str) and pattern not in OPEN_PATTERNS:
        marks.add(f"pattern:{pattern}")
    if isinstance(format_, str) and format_ in STRINGS:
        marks.add(f"format:{format_}")
        low, high, _ = STRINGS[format_]
        span = span.joined(_size({"low": low, "high": high}, "low", "high"))
    for keyword in ("contentEncoding", "contentMediaType", "contentSchema"):
        if keyword in node:
            mark = f"{keyword}:{canonical(node[keyword])}"
            marks.add(_SPELLINGS.get(mark, mark))
    return replace(part, span=span, marks=frozenset(marks))


_SPELLINGS = {
    'contentEncoding:"base64"': "format:byte",
    'contentMediaType:"application/octet-stream"': "format:binary",
}
"""Constraints of OpenAPI 3.1 that are formats of 3.0."""


def _array(
    part: Part, node: Mapping[str, object], document: Document, _: set[Fraction]
) -> Part:
    span = _size(node, "minItems", "maxItems")
    placed = tuple(Schema((item,), document) for item in list_of(node, "prefixItems"))
    rest = Schema((node["items"],) if "items" in node else (), document)
    elements = Elements(placed, rest, node.get("uniqueItems") is True)
    says = placed or rest.nodes or elements.unique
    return replace(part, span=span, elements=elements if says else None)


def _object(
    part: Part, node: Mapping[str, object], document: Document, _: set[Fraction]
) -> Part:
    span = _size(node, "minProperties", "maxProperties")
    named: dict[str, Schema] = {}
    required = {str(name) for name in list_of(node, "required")}
    properties = node.get("properties")
    for name, value in properties.items() if isinstance(properties, Mapping) else ():
        if document.is_hidden(value):
            required.discard(name)
            # A sender leaves it out, and a reader does not look at it.
            named[name] = Schema((False,) if document.declared else (), document)
        else:
            named[name] = Schema((value,), document)
    matched = "patternProperties" in node
    beyond = node.get("additionalProperties", True)
    free = beyond in (True, {}) and not matched
    if document.exact and free and named:
        free, beyond = False, False
    if document.tolerant and (beyond is False or beyond == {"not": {}}):
        beyond = True
    said = () if free or matched else (beyond,)
    extra = Schema(said, document)
    members = Members(named, extra, frozenset(required), free)
    says = named or required or not free
    return replace(part, span=span, members=members if says else None)


def _plain(
    part: Part, _node: Mapping[str, object], _document: Document, _steps: set[Fraction]
) -> Part:
    return part


_Reader = Callable[[Part, Mapping[str, object], Document, set[Fraction]], Part]
_READERS: dict[str, _Reader] = {
    "null": _plain,
    "boolean": _plain,
    "number": _number,
    "string": _string,
    "array": _array,
    "object": _object,
}


def _unread(
    node: Mapping[str, object], type_: str, document: Document
) -> frozenset[str]:
    """Constraints that are only compared by their text."""
    if type_ not in ("array", "object"):
        return frozenset()
    said = [{key: node[key]} for key in _UNREAD if key in node]
    if "patternProperties" in node and type_ == "object":
        keys = ("patternProperties", "additionalProperties")
        properties = node.get("properties")
        names = sorted(properties) if isinstance(properties, Mapping) else []
        said.append({**{key: node.get(key, True) for key in keys}, "named": names})
    if any(key in node for key in ("minContains", "maxContains", "contains")):
        said.append(
            {k: node.get(k) for k in ("contains", "minContains", "maxContains")}
        )
    if any(key in node for key in _WHOLE):
        said.append(dict(node))
    return frozenset(canonical(document.expand(item)) for item in said)
