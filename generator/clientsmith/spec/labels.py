"""What a document calls the values of an enumeration, and says of them.

There is no word of OpenAPI for it: these are the extensions of the tools that are in use,
and `oneOf` of constants with titles (JSON Schema, section 9.1: annotated enumerations).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

Node = Mapping[str, Any]

NAMES = (
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-names",
    "x-speakeasy-enums",
)
DESCRIPTIONS = ("x-enum-descriptions", "x-enumDescriptions", "x-enum-description")
ENTRIES = "x-ms-enum"
BY_VALUE = "x-fern-enum"
LISTED = ("x-enum-values", "x-enumValues")
EXTENSIONS = (*NAMES, *DESCRIPTIONS, ENTRIES, BY_VALUE, *LISTED)
"""The members of a schema by which its values are named: lists in the order of `enum`, or
objects by value; `x-ms-enum` and `x-enum-values` hold lists of objects, `x-fern-enum` an
object of them."""

_TELLING = frozenset({*EXTENSIONS, "oneOf", "anyOf"})


class Label(NamedTuple):
    """A value of an enumeration with its name and what is said of it, where there is one."""

    value: Any
    name: str = ""
    description: str = ""


def read_labels(node: Node, resolve: Callable[[Any], Node]) -> list[Label]:
    """The labels of a schema's values, those alone of which something is said.

    Args:
        node: a schema as JSON; malformed parts say nothing.
        resolve: gives the object that a reference leads to.
    """
    if _TELLING.isdisjoint(node):
        return []  # most schemas list their values, and say no more
    found: dict[str, Label] = {}
    for label in _all_labels(node, resolve):
        key = as_key(label.value)
        known = found.get(key, label)
        found[key] = Label(
            known.value,
            known.name or label.name,
            known.description or label.description,
        )
    return [label for label in found.values() if label.name or label.description]


def as_key(value: Any) -> str:
    """A value as text: documents write numbers as texts and the other way round."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _all_labels(node: Node, resolve: Callable[[Any], Node]) -> Iterator[Label]:
    values = _list(node.get("enum"))
    for word in NAMES:
        for value, said in _told(node.get(word), values):
            yield Label(value, name=said)
    for word in DESCRIPTIONS:
        for value, said in _told(node.get(word), values):
            yield Label(value, description=said)
    for entries in (
        _object(node.get(ENTRIES)).get("values"),
        *map(node.get, LISTED),
    ):
        for item in map(_object, _list(entries)):
            value = item.get("value", item.get("numericValue"))
            if value is not None:
                yield _label(value, item, "name")
                yield _label(value, item, "identifier")
    for value in values:
        item = _object(_object(node.get(BY_VALUE)).get(as_key(value)))
        yield _label(value, item, "name")
    for option in (*_list(node.get("oneOf")), *_list(node.get("anyOf"))):
        item = resolve(option)
        only = _list(item.get("enum"))
        if "const" in item:
            yield _label(item["const"], item, "title")
        elif len(only) == 1:
            yield _label(only[0], item, "title")
        else:
            yield from _all_labels(item, resolve) if only else ()


def _told(given: Any, values: list[Any]) -> Iterator[tuple[Any, str]]:
    """Each value with its text, of a list in the same order or of an object by value."""
    for index, value in enumerate(values):
        if isinstance(given, list):
            yield value, _text(given[index]) if index < len(given) else ""
        elif isinstance(given, Mapping):
            yield value, _text(given.get(as_key(value)))


def _label(value: Any, item: Node, name: str) -> Label:
    return Label(value, _text(item.get(name)), _text(item.get("description")))


def _text(given: Any) -> str:
    return given.strip() if isinstance(given, str) else ""


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _object(given: Any) -> Node:
    return given if isinstance(given, Mapping) else {}
