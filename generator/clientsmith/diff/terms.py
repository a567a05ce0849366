"""What a change of a document is called in Python: `Pet.name`, `client.pets.list(limit=...)`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..sdk.surface import CONSTANTS, Class, Method, Surface
from ..spec.source_map import ROOT, Pointer, child, tokens
from ..text.words import without_separators
from .findings import Direction
from .messages import INSIDE
from .shape import Shapes


def name_method(path: str) -> str:
    """A method as it is called, without arguments."""
    return f"client.{path}()"


def name_member(owner: Method | Class, member: str) -> str:
    """An argument, an attribute or a key, as programs write it."""
    if isinstance(owner, Method):
        # The settings of the client have the name of its class.
        is_client = owner.path[:1].isupper()
        called = owner.path if is_client else f"client.{owner.path}"
        return f"{called}({member}=...)"
    if owner.kind == "typed dictionary":
        return f'{owner.name}["{member}"]'
    return f"{owner.name}.{member}"


@dataclass(slots=True)
class Terms:
    """The names in one package of what its document describes."""

    surface: Surface
    shapes: Shapes
    _classes: dict[Pointer, list[Class]] = field(init=False)
    _methods: dict[str, list[Method]] = field(init=False)
    _by_place: dict[Pointer, Method] = field(init=False)
    _bodies: dict[str, frozenset[Pointer]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._classes = defaultdict(list)
        for item in self.surface.classes.values():
            for place in self._parts(item.at):
                self._classes[place].append(item)
        self._methods = defaultdict(list)
        for method in self.surface.methods.values():
            if method.operation:
                self._methods[method.operation].append(method)
        self._by_place = {each[0].at: each[0] for each in self._methods.values()}

    def find_members(
        self, pointer: Pointer, direction: Direction, operations: Iterable[str]
    ) -> tuple[str, ...]:
        """The classes, attributes, keys and arguments that a place of the document gives."""
        of_classes = list(self._in_classes(pointer, direction))
        of_calls = [
            name
            for name, is_inside in self._in_calls(pointer, operations)
            if not (is_inside and of_classes)
        ]
        return tuple(dict.fromkeys((*of_classes, *of_calls)))

    def find_methods(self, operations: Iterable[str]) -> tuple[str, ...]:
        """The calls of operations."""
        return tuple(
            name_method(method.path)
            for operation in operations
            for method in self._methods.get(operation, ())
        )

    def find_twin(self, name: str) -> str:
        """A method, or an argument, of the method that calls the operation, for one of a
        variant of it; empty where there is none."""
        path, _, rest = name.removeprefix("client.").partition("(")
        method = self.surface.methods.get(path)
        if method is None or method.operation:
            return ""
        twin = self._by_place.get(method.at)
        return f"client.{twin.path}({rest}" if twin else ""

    def _in_classes(self, pointer: Pointer, direction: Direction) -> Iterator[str]:
        """The innermost classes that have a place, with the member of theirs that it is in."""
        path = tokens(pointer)
        for length in range(len(path), 0, -1):
            known = [
                item
                for item in self._classes.get(child(ROOT, *path[:length]), ())
                if item.kind not in _WRONG_KINDS[direction]
            ]
            if known:
                for item in known:
                    yield from _within(item, path[length:])
                return

    def _in_calls(
        self, pointer: Pointer, operations: Iterable[str]
    ) -> Iterator[tuple[str, bool]]:
        """The arguments of the operations' methods in which a parameter, or a property of a
        body, is given, each with whether the place is a property inside of what is given.
        """
        for operation in operations:
            for method in self._methods.get(operation, ()):
                given_in = self._find_given(pointer, method)
                for argument, sent in method.sent.items() if given_in else ():
                    inner = given_in.get(sent)
                    if argument in method.arguments and inner is not None:
                        given = "..."
                        for name in reversed(inner):
                            given = f'{{"{name}": {given}}}'
                        called = name_member(method, argument)
                        yield called.replace("=...", f"={given}"), bool(inner)

    def _find_given(
        self, pointer: Pointer, method: Method
    ) -> dict[str, tuple[str, ...]]:
        """What is sent that a place is part of, as arguments name it (`query:limit`, `body:`,
        `body:name`), each with the names of the properties that lead to the place."""
        if parameter := _PARAMETER.match(pointer):
            at = Pointer(parameter[0])
            node, _ = self.shapes.resolve(self.shapes.look_up(at), at)
            inside = _property_names(pointer.removeprefix(at))
            return {f"{node.get('in')}:{node.get('name')}": inside}
        found: dict[str, tuple[str, ...]] = {}
        for root in self._roots(method):
            if f"{pointer}/".startswith(f"{root}/"):
                inner = pointer.removeprefix(root)
                names = _property_names(inner)
                found.setdefault("body:", names)
                if names and tokens(Pointer(inner))[:1] == ("properties",):
                    found.setdefault(f"body:{names[0]}", names[1:])
        return found

    def _roots(self, method: Method) -> frozenset[Pointer]:
        """Where the properties of a body are described that arguments stand for."""
        if method.operation not in self._bodies:
            found: set[Pointer] = set()
            at = child(method.at, "requestBody")
            body, at = self.shapes.resolve(self.shapes.look_up(at), at)
            content = body.get("content")
            for media in content if isinstance(content, Mapping) else ():
                found |= self._parts(child(at, "content", media, "schema"))
            self._bodies[method.operation] = frozenset(found)
        return self._bodies[method.operation]

    def _parts(self, at: Pointer) -> set[Pointer]:
        """A schema, what it refers to, and the parts that it is made of."""
        found: set[Pointer] = set()
        stack = [at]
        while stack:
            at = stack.pop()
            node, place = self.shapes.resolve(self.shapes.look_up(at), at)
            if place in found or not place:
                continue
            found.add(place)
            parts = node.get("allOf")
            inner = parts if isinstance(parts, list) else ()
            stack += [child(place, "allOf", index) for index in range(len(inner))]
        return found


_PARAMETER = re.compile(
    r"/(?:components/parameters/[^/]+|paths/[^/]+(?:/[a-z]+)?/parameters/\d+)(?=/|$)"
)
_WRONG_KINDS = {
    Direction.REQUEST: ("model", CONSTANTS),
    Direction.RESPONSE: ("typed dictionary", CONSTANTS),
    Direction.NONE: (),
}


def _within(item: Class, inner: tuple[str, ...]) -> Iterator[str]:
    """The class, or its member that a place below its schema is in."""
    if len(inner) < 2 or inner[0] != "properties":
        yield item.name
        return
    plain = without_separators(inner[1])
    members = [member for member in item.members if without_separators(member) == plain]
    below = _join_below(inner[2:])
    yield from (f"{name_member(item, member)}{below}" for member in members)
    if not members and item.kind == "alias":
        yield item.name


def _join_below(inner: tuple[str, ...]) -> str:
    """The way to a property further inside, as programs write it; empty where there is none."""
    labels: list[str] = []
    length = 0
    steps = iter(inner)
    for step in steps:
        if step == "properties":
            labels.append(f".{next(steps, '')}")
            length = len(labels)
        else:
            labels.append(INSIDE.get(step, ""))
    return "".join(labels[:length])


def _property_names(inner: str) -> tuple[str, ...]:
    steps = iter(tokens(Pointer(inner)))
    return tuple(next(steps, "") for step in steps if step == "properties")
