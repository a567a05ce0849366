"""How bodies are written in XML: names, namespaces, attributes, wrappers (XML Object)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..spec.source_map import Pointer, child
from .context import Context
from .messages import name_below, quote
from .shape import LISTS, Node
from .sides import Side, Subject

Found = tuple[object, Pointer]


@dataclass(frozen=True, slots=True)
class _Step:
    """Two schemas at one place of a body, and what their elements are called if nothing
    is said of that."""

    old: Found
    new: Found
    names: tuple[str, str]
    labels: tuple[str, ...] = ()


def compare_xml(
    context: Context, prefix: str, subject: Subject, schemas: tuple[object, object]
) -> None:
    """Report what is written otherwise in XML, though the values are the same."""
    sides = context.sides
    old, new = (schemas[0], subject.at_old), (schemas[1], subject.at_new)
    names = _root_name(sides.old, *old), _root_name(sides.new, *new)
    seen: set[tuple[int, int]] = set()
    stack = [_Step(old, new, names)]
    while stack:
        step = stack.pop()
        was = _form(sides.old, step.old[0], step.names[0])
        is_ = _form(sides.new, step.new[0], step.names[1])
        if was != is_:
            title = name_below(subject.title, step.labels)
            place = Subject(title, step.old[1], step.new[1])
            context.report(f"{prefix}-body-xml-changed", place, old=was, new=is_)
        before = sides.old.resolve(*step.old)
        after = sides.new.resolve(*step.new)
        key = id(before[0]), id(after[0])
        if key in seen or sides.untouched(step.old[0], step.new[0]):
            continue
        seen.add(key)
        mine, theirs = _members(sides.old, *before), _members(sides.new, *after)
        stack += [
            _Step(mine[name], theirs[name], (name, name), (*step.labels, name))
            for name in sorted(mine.keys() & theirs.keys(), reverse=True)
        ]


def _root_name(side: Side, node: object, at: Pointer) -> str:
    """What a whole body is called: as its component says, or as the component is called;
    that of a list as its items."""
    target, place = side.resolve(node, at)
    said = _own(target).get("name")
    if place != at:
        return str(said or place.rpartition("/")[2])
    items = target.get("items")
    if said is None and isinstance(items, Mapping):
        return _root_name(side, items, child(place, "items"))
    parts = target.get("allOf")
    if said is None and isinstance(parts, list) and len(parts) == 1:
        return _root_name(side, parts[0], child(place, "allOf", 0))
    return str(said or "")


def _form(side: Side, node: object, name: str) -> str:
    """How a value is written, in words; the prefix of a namespace may be any."""
    own = _own(node)
    called = str(own.get("name") or name)
    space = own.get("namespace")
    kind = own.get("nodeType")
    target = side.resolve(node, Pointer(""))[0]
    items = target.get("items")
    if own.get("attribute") is True or kind == "attribute":
        text = f"the attribute {quote(called)}"
    elif kind in ("text", "cdata") or own.get("x-text") is True:
        text = "text"
    elif isinstance(items, Mapping):
        item = _own(items).get("name")
        if own.get("wrapped") is True or kind == "element":
            text = f"elements {quote(item or called)} within {quote(called)}"
        else:
            text = f"elements {quote(item or name)}"
    else:
        text = f"the element {quote(called)}"
    if isinstance(space, str):
        text += f" of the namespace {quote(space)}"
    return text


def _own(node: object) -> Node:
    """The XML Object of a schema, and of the parts that it is made of in place."""
    found: dict[str, object] = {}
    if isinstance(node, Mapping):
        for keyword in LISTS:
            parts = node.get(keyword)
            inner = parts if isinstance(parts, list) else []
            if keyword == "allOf" or len(inner) == 1:
                for part in inner:
                    found |= {} if _refers(part) else _own(part)
        said = node.get("xml")
        found |= said if isinstance(said, Mapping) else {}
    return found


def _refers(node: object) -> bool:
    return isinstance(node, Mapping) and "$ref" in node


def _members(side: Side, node: Node, at: Pointer) -> dict[str, Found]:
    """The properties of a schema and of its parts and options, and of the items of a list,
    by their names."""
    found: dict[str, Found] = {}
    seen: set[int] = set()
    stack: list[tuple[object, Pointer]] = [(node, at)]
    while stack:
        target, place = side.resolve(*stack.pop())
        if id(target) in seen:
            continue
        seen.add(id(target))
        properties = target.get("properties")
        named = properties if isinstance(properties, Mapping) else {}
        for name, value in named.items():
            found.setdefault(str(name), (value, child(place, "properties", name)))
        for keyword in ("items", "additionalProperties"):
            if isinstance(target.get(keyword), Mapping):
                stack.append((target[keyword], child(place, keyword)))
        for keyword in LISTS:
            parts = target.get(keyword)
            for index, part in enumerate(parts if isinstance(parts, list) else ()):
                stack.append((part, child(place, keyword, index)))
    return found
