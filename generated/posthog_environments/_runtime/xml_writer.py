"""From Python values to XML documents, guided by their schemas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .elements import Element, document, is_name
from .json import is_array, is_object, plain
from .omit import OMIT
from .xml_scalars import scalar_text
from .xml_shapes import Member, Shape, Shapes


def write_xml(shapes: Shapes, root: Shape, value: object, charset: str = "") -> bytes:
    """A value as an XML document. What a schema does not know is written under its own
    name: `@name` as an attribute, `#text` as text.

    Raises TypeError for values that cannot be sent, ValueError for names and characters
    that XML does not have.
    """
    writer = _Writer(shapes)
    element = Element(root.name or "root", _space(root), _prefix(root))
    try:
        writer.fill(element, root, value)
    except RecursionError:
        raise ValueError("the value is nested too deeply for XML") from None
    only = element.children[0] if len(element.children) == 1 else None
    # A body without a name is named by the one property that it has.
    unnamed = not root.name and only is not None and not element.attributes
    return document(only if unnamed and only else element, charset)


class _Writer:
    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes

    def fill(self, element: Element, shape: Shape, value: object) -> None:
        """Write a value into an element."""
        given: Any = plain(value)
        if given is None:
            element.nil = True
        elif is_object(given):
            self._object(element, self._chosen(shape, given), given)
        elif is_array(given):
            self._array(element, self._chosen(shape, given), given)
        else:
            element.text = scalar_text(given)

    def _chosen(self, shape: Shape, value: object) -> Shape:
        """Of a union, the option that an object or a list is."""
        if shape.kind != "union":
            return shape
        options = self._shapes.options(shape)
        if is_array(value):
            lists = [each for each in options if each.kind in ("array", "tuple")]
            return lists[0] if lists else _ANY
        assert is_object(value)
        if tag := shape.schema.get("discriminator"):
            found = self._shapes.option(shape, value.get(tag["propertyName"]))
            if found is not None:
                return found
        objects = [each for each in options if each.kind in ("object", "map")]
        return max(objects, key=lambda each: self._likeness(each, value), default=_ANY)

    def _likeness(self, shape: Shape, value: Mapping[str, Any]) -> int:
        members = self._shapes.members(shape)
        wires = {member.wire for member in members}
        lacking = sum(each.required and each.wire not in value for each in members)
        return len(wires & value.keys()) - len(value.keys() - wires) - 2 * lacking

    # --- objects -------------------------------------------------------------------------

    def _object(self, into: Element, shape: Shape, value: Mapping[str, Any]) -> None:
        rest = {key: each for key, each in value.items() if each is not OMIT}
        for member in self._shapes.members(shape):
            if member.wire in rest:
                self._member(into, member, rest.pop(member.wire))
        inner = self._shapes.values(shape)
        if shape.kind == "map" and not all(map(_can_be_written, rest)):
            self._entries(into, inner, rest)
            return
        for key, each in rest.items():
            self._undeclared(into, str(key), inner, each)

    def _member(self, into: Element, member: Member, value: object) -> None:
        shape = member.shape
        match member.node:
            case "attribute":
                if value is not None:
                    self._attribute(into, member.name, shape, value)
            case "text" | "cdata":
                into.text += "" if value is None else _joined(value)
                into.cdata = member.node == "cdata" and "\r" not in into.text
            case "none":
                given: Any = plain(value)
                if is_object(given):
                    self._object(into, shape, given)
            case "list" | "wrapped":
                self._list(into, member, value)
            case _:
                self._child(into, member.name, shape, value)

    def _undeclared(self, into: Element, key: str, shape: Shape, value: Any) -> None:
        if key == "#text":
            into.text += _joined(value)
        elif key.startswith("@"):
            if value is not None:
                self._attribute(into, key[1:], _ANY, value)
        elif is_array(value) and shape.kind in ("any", "array"):
            self._list(into, self._shapes.member(key, _LIST), value)
        else:
            self._child(into, key, shape, value)

    def _attribute(self, into: Element, name: str, shape: Shape, value: object) -> None:
        into.attributes[name] = _joined(value)
        if space := _space(shape):
            into.spaces[name] = space, _prefix(shape)

    def _child(self, into: Element, name: str, shape: Shape, value: object) -> None:
        child = Element(name, _space(shape), _prefix(shape))
        self.fill(child, shape, value)
        into.children.append(child)

    def _entries(self, into: Element, shape: Shape, value: Mapping[str, Any]) -> None:
        """A map whose keys cannot be names, as pairs of key and value."""
        for key, each in value.items():
            entry = Element("entry", children=[Element("key", text=str(key))])
            self._child(entry, "value", shape, each)
            into.children.append(entry)

    # --- lists ---------------------------------------------------------------------------

    def _list(self, into: Element, member: Member, value: object) -> None:
        given: Any = plain(value)
        if member.node == "wrapped":
            holder = Element(member.name, _space(member.shape), _prefix(member.shape))
            into.children.append(holder)
            into = holder
            if given is None:
                holder.nil = True
                return
        if given is None:
            into.children.append(Element(member.item, nil=True))
            return
        for each in given if is_array(given) else [given]:
            if each is not OMIT:
                self._child(into, member.item, member.inner, each)

    def _array(self, into: Element, shape: Shape, value: Sequence[Any]) -> None:
        """A list that has an element to itself."""
        given = [each for each in value if each is not OMIT]
        prefix: Sequence[Any] = shape.schema.get("prefixItems", ())
        for place, each in enumerate(given):
            inner = (
                self._shapes.shape(prefix[place])
                if place < len(prefix)
                else self._shapes.items(shape)
            )
            self._child(into, inner.name or "item", inner, each)


_ANY = Shape("any", {}, {})
_LIST = Shape("array", {}, {})


def _space(shape: Shape) -> str:
    return str(shape.facts.get("namespace", ""))


def _prefix(shape: Shape) -> str:
    return str(shape.facts.get("prefix", ""))


def _can_be_written(key: object) -> bool:
    text = str(key)
    return text == "#text" or is_name(text.removeprefix("@"))


def _joined(value: object) -> str:
    """A value as one text: lists as those of XML Schema, with spaces between."""
    given: Any = plain(value)
    if is_array(given):
        return " ".join(map(_joined, given))
    if is_object(given):
        raise TypeError("an object cannot be text or an attribute in XML")
    return "" if given is None else scalar_text(given)
