"""From XML documents to JSON values, guided by their schemas.

Documents are read as servers write them, which is not always as their description says:
names count without their prefixes, lists may have an element of their own or not, and a
reply may lie in an envelope. What a schema does not know is kept, with attributes as
`@name` and text beside children as `#text`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .elements import Element, parse
from .xml_scalars import narrowest, read_scalar
from .xml_shapes import Member, Shape, Shapes

_KEYS = ("key", "name")
_MISSING: Any = object()


def read_xml(shapes: Shapes, root: Shape, content: bytes, charset: str = "") -> Any:
    """The JSON value of a document; a value that is not of its type stays text.

    Raises ValueError for what is no XML that may be read, see `elements.parse`.
    """
    reader = _Reader(shapes)
    return reader.value(root, reader.unpacked(root, parse(content, charset)))


class _Inside:
    """The children and attributes of an element, and which of them were read."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.attributes = dict(element.attributes)
        self.text = element.text
        self._named: dict[str, list[Element]] = {}
        for child in element.children:
            self._named.setdefault(child.name, []).append(child)

    def take(self, member: Member, *names: str) -> list[Element]:
        """The children of the first of the names that there are, in the namespace of the
        property if there are such."""
        for name in names:
            found = self._named.get(name, [])
            space = member.shape.facts.get("namespace")
            exact = [each for each in found if each.namespace == space]
            if exact and len(exact) < len(found):
                self._named[name] = [e for e in found if e.namespace != space]
                return exact
            if found:
                return self._named.pop(name)
        return []

    def clear(self) -> None:
        """Take all that is left."""
        self.attributes, self.text, self._named = {}, "", {}

    def rest(self) -> Iterable[tuple[str, list[Element]]]:
        """The children that were not taken, by name."""
        return self._named.items()


class _Reader:
    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes
        self._chosen: dict[tuple[int, int], Any] = {}

    def unpacked(self, shape: Shape, element: Element) -> Element:
        """The element that a value is read from: the root, the one in an envelope that holds
        something that the type knows, or the root as the property that is called so."""
        if shape.kind != "object" or self._holds(shape, element):
            return element
        for member in self._shapes.members(shape):
            if element.name in (member.name, member.wire) and member.node != "text":
                return Element("", children=[element])
        for child in element.children:
            if self._holds(shape, child):
                return child
        return element

    def _holds(self, shape: Shape, element: Element) -> bool:
        names = self._shapes.names(shape)
        return not names.isdisjoint(element.attributes) or any(
            child.name in names for child in element.children
        )

    def value(self, shape: Shape, element: Element) -> Any:
        """The value of an element."""
        if element.nil:
            return None
        if shape.is_scalar:
            return self._scalar(shape, element)
        return _BY_KIND[shape.kind](self, shape, element)

    # --- text ----------------------------------------------------------------------------

    def _scalar(self, shape: Shape, element: Element) -> Any:
        if element.children:
            return self._any(shape, element)
        return read_scalar(shape, element.text)

    def _any(self, shape: Shape, element: Element) -> Any:
        if not element.children and not element.attributes:
            return element.text
        return self._kept(_Inside(element), _ANY)

    def _kept(self, inside: _Inside, shape: Shape) -> dict[str, Any]:
        """What was not declared, each child as a value of `shape`."""
        kept: dict[str, Any] = {f"@{k}": each for k, each in inside.attributes.items()}
        if inside.text.strip():
            kept["#text"] = inside.text.strip() if kept else inside.text
        for name, found in inside.rest():
            kept[name] = self._several(shape, found)
        return kept

    def _several(self, shape: Shape, found: list[Element]) -> Any:
        if shape.kind == "array":
            return self._listed(self._shapes.member(found[0].name, shape), found)
        values = [self.value(shape, each) for each in found]
        return values[0] if len(values) == 1 else values

    # --- objects -------------------------------------------------------------------------

    def _object(self, shape: Shape, element: Element) -> Any:
        inside = _Inside(element)
        given = self._members(shape, inside)
        rest = self._kept(inside, self._shapes.values(shape))
        return {**rest, **given}

    def _members(self, shape: Shape, inside: _Inside) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for member in self._shapes.members(shape):
            value = _BY_NODE[member.node](self, member, inside)
            if value is not _MISSING:
                given[member.wire] = value
        return given

    def _text(self, member: Member, inside: _Inside) -> Any:
        text, inside.text = inside.text, ""
        if inside.element.children:
            text = text.strip()
        if not text.strip() and not member.required:
            return _MISSING
        return read_scalar(member.shape, text)

    def _attribute(self, member: Member, inside: _Inside) -> Any:
        for name in (member.name, member.wire):
            if name in inside.attributes:
                return read_scalar(member.shape, inside.attributes.pop(name))
        value = self._child(member, inside)
        if value is _MISSING and member.required and member.shape.nullable:
            return None  # XML has no other way to say so
        return value

    def _spread(self, member: Member, inside: _Inside) -> Any:
        """A property without a node of its own: its properties lie among the others."""
        if member.shape.kind == "map":
            rest = self._kept(inside, self._shapes.values(member.shape))
            inside.clear()
            return rest if rest or member.required else _MISSING
        given = self._members(member.shape, inside)
        return given if given or member.required else _MISSING

    def _child(self, member: Member, inside: _Inside) -> Any:
        local = member.name.rpartition(":")[2]
        found = inside.take(member, local, member.wire)
        if not found:
            for name in (local, member.wire):
                if name in inside.attributes and member.shape.is_scalar:
                    return read_scalar(member.shape, inside.attributes.pop(name))
            return _MISSING
        if member.shape.kind == "map" and self._are_entries(member.shape, found):
            return self._entries(member.shape, found)
        if len(found) > 1:
            return [self.value(member.shape, each) for each in found]
        value = self.value(member.shape, found[0])
        empty = value is None and not found[0].nil
        optional = not member.required and not member.shape.nullable
        return _MISSING if empty and optional else value

    # --- lists ---------------------------------------------------------------------------

    def _list(self, member: Member, inside: _Inside) -> Any:
        found: list[Element] = []
        if member.node == "wrapped":
            found = inside.take(member, member.name, member.wire)
            if len(found) == 1 and found[0].nil:
                return None
            items = [child for each in found for child in each.children]
            if items or (found and not any(each.text.strip() for each in found)):
                return [self.value(member.inner, each) for each in items]
        found = found or inside.take(member, member.item, member.name, member.wire)
        if not found:
            return [] if member.required else _MISSING
        return self._listed(member, found)

    def _listed(self, member: Member, found: list[Element]) -> list[Any]:
        """The items that elements are, or that the only one of them holds."""
        if len(found) == 1 and self._wraps(member, found[0]):
            found = found[0].children
        return [self.value(member.inner, each) for each in found]

    def _wraps(self, member: Member, element: Element) -> bool:
        """Whether an element is the list and not an item, whatever the description says."""
        if not element.children:
            blank = not element.text.strip() and not element.attributes
            named = element.name != member.item or not member.inner.is_scalar
            return blank and named and not element.nil
        names = {child.name for child in element.children}
        if names == {member.item} and element.name != member.item:
            return True
        if len(names) > 1:
            return False
        return not self._shapes.knows(member.inner, min(names))

    def _array(self, shape: Shape, element: Element) -> list[Any]:
        """A list that has the element to itself."""
        inner = self._shapes.items(shape)
        if not element.children and element.text.strip():
            return [self.value(inner, element)]
        return [self.value(inner, child) for child in element.children]

    def _tuple(self, shape: Shape, element: Element) -> list[Any]:
        inner = [self._shapes.shape(each) for each in shape.schema["prefixItems"]]
        rest = self._shapes.items(shape)
        return [
            self.value(inner[place] if place < len(inner) else rest, child)
            for place, child in enumerate(element.children)
        ]

    # --- maps ----------------------------------------------------------------------------

    def _map(self, shape: Shape, element: Element) -> Any:
        if self._are_entries(shape, element.children):
            return self._entries(shape, element.children)
        return self._kept(_Inside(element), self._shapes.values(shape))

    def _are_entries(self, shape: Shape, found: list[Element]) -> bool:
        """Whether elements are pairs of key and value, as many servers write maps."""
        if len({each.name for each in found}) != 1:
            return False
        if self._shapes.values(shape).kind == "object" and any(
            self._shapes.knows(self._shapes.values(shape), name) for name in _KEYS
        ):
            return False
        return all(_is_entry(each) for each in found)

    def _entries(self, shape: Shape, found: list[Element]) -> dict[str, Any]:
        inner = self._shapes.values(shape)
        pairs = (each.children for each in found)
        return {key.text: self.value(inner, value) for key, value in pairs}

    # --- unions --------------------------------------------------------------------------

    def _union(self, shape: Shape, element: Element) -> Any:
        """Each element is read once as a union: where options hold unions, as those of trees
        do, each level would else multiply the work of all below it."""
        known = id(shape.schema), id(element)
        if known not in self._chosen:
            self._chosen[known] = self._choose(shape, element)
        return self._chosen[known]

    def _choose(self, shape: Shape, element: Element) -> Any:
        options = self._shapes.options(shape)
        tag = shape.schema.get("discriminator")
        if tag is not None and (found := self._tagged(shape, options, element)):
            return self.value(found, element)
        if not element.children and not element.attributes:
            scalars = [each for each in options if each.is_scalar]
            if scalars and (element.text.strip() or len(scalars) == len(options)):
                return narrowest(scalars, element.text)
        structured = [each for each in options if not each.is_scalar]
        if not structured:
            return self._any(_ANY, element)
        best = max(structured, key=lambda each: self._likeness(each, element))
        return self.value(best, element)

    def _tagged(
        self, shape: Shape, options: list[Shape], element: Element
    ) -> Shape | None:
        """The option that the discriminator of an element names."""
        wire = shape.schema["discriminator"]["propertyName"]
        for option in options:
            if option.kind != "object":
                continue
            for member in self._shapes.members(option):
                if member.wire == wire:
                    inside = _Inside(element)
                    tag = _BY_NODE[member.node](self, member, inside)
                    if tag is not _MISSING:
                        found = self._shapes.option(shape, tag)
                        if found is not None:
                            return found
        return None

    def _likeness(self, shape: Shape, element: Element) -> int:
        """How well an element fits an option: what it has that is declared, less what it
        lacks and what is not declared."""
        if shape.kind != "object":
            return 0
        inside = _Inside(element)
        given = self._members(shape, inside)
        lacking = sum(
            member.required and member.wire not in given
            for member in self._shapes.members(shape)
        )
        rest = len(inside.attributes) + sum(1 for _ in inside.rest())
        return len(given) - 2 * lacking - rest


_ANY = Shape("any", {}, {})

_BY_KIND: Mapping[str, Callable[[_Reader, Shape, Element], Any]] = {
    "any": _Reader._any,  # pyright: ignore[reportPrivateUsage]
    "array": _Reader._array,  # pyright: ignore[reportPrivateUsage]
    "map": _Reader._map,  # pyright: ignore[reportPrivateUsage]
    "object": _Reader._object,  # pyright: ignore[reportPrivateUsage]
    "tuple": _Reader._tuple,  # pyright: ignore[reportPrivateUsage]
    "union": _Reader._union,  # pyright: ignore[reportPrivateUsage]
}

_BY_NODE: Mapping[str, Callable[[_Reader, Member, _Inside], Any]] = {
    "attribute": _Reader._attribute,  # pyright: ignore[reportPrivateUsage]
    "cdata": _Reader._text,  # pyright: ignore[reportPrivateUsage]
    "element": _Reader._child,  # pyright: ignore[reportPrivateUsage]
    "list": _Reader._list,  # pyright: ignore[reportPrivateUsage]
    "none": _Reader._spread,  # pyright: ignore[reportPrivateUsage]
    "text": _Reader._text,  # pyright: ignore[reportPrivateUsage]
    "wrapped": _Reader._list,  # pyright: ignore[reportPrivateUsage]
}


def _is_entry(element: Element) -> bool:
    if len(element.children) != 2:
        return False
    key, value = element.children
    named = key.name.lower() in _KEYS and value.name.lower() == "value"
    return named and not key.children
