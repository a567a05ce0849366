"""One schema as the comparison sees it: references followed, wrappers taken off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.relation import (
    ANNOTATIONS,
    drop_redundant_keywords,
    implied_types,
    restricts,
)
from ..spec.source_map import Pointer, child
from .atoms import BYTES, Atom

Node = Mapping[str, object]

UNIONS = ("oneOf", "anyOf")
LISTS = ("allOf", *UNIONS)

_KINDS: dict[type, str] = {
    str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object",
}  # fmt: skip
_SCALARS = frozenset({"string", "integer", "number", "boolean"})
PLAIN = ANNOTATIONS | {"type", "format"}
"""Keywords that say no more than a type."""


@dataclass(eq=False, slots=True)
class Shape:
    """A schema without its wrapping.

    `atoms` are the JSON types it allows apart from null, None for any; a union whose
    options are bare types counts as a list of types. `lists` holds the other `allOf`,
    `oneOf` and `anyOf`, `name` the component that it came from, `raw` the schema as it is
    written. `implied`: its type is not written, and nothing is said about null.
    """

    at: Pointer
    node: Node
    atoms: frozenset[Atom] | None = None
    nullable: bool = False
    lists: dict[str, tuple[tuple[Pointer, Node], ...]] = field(default_factory=dict)
    name: str = ""
    places: dict[str, Pointer] = field(default_factory=dict)
    spots: dict[str, Pointer] = field(default_factory=dict)
    raw: object = None
    implied: bool = False

    def place(self, keyword: str, *names: str | int) -> Pointer:
        """The address of a keyword, or of what another schema brought along: a property
        (`places`), or a keyword (`spots`)."""
        if keyword == "properties" and names and names[0] in self.places:
            return self.places[str(names[0])]
        if keyword in self.spots:
            return child(self.spots[keyword], *names)
        return child(self.at, keyword, *names)

    def mapping(self, keyword: str) -> Node:
        """The members of an object-valued keyword; none where it is absent."""
        value = self.node.get(keyword)
        return value if isinstance(value, Mapping) else {}

    @property
    def anything(self) -> bool:
        """Whether nothing is said about the value, so that null passes too."""
        return (
            self.atoms is None
            and not self.lists
            and not {"enum", "const"} & set(self.node)
        )

    @property
    def bare(self) -> bool:
        """Whether a type is all that is said."""
        return self.atoms is not None and not self.lists and set(self.node) <= PLAIN

    @property
    def types(self) -> str:
        """The types as a message shows them."""
        if self.atoms is None:
            return "any"
        if not self.atoms:
            return "nothing"
        return ", ".join(sorted(map(str, self.atoms)))

    def within(self, other: Shape) -> bool:
        """Whether the types of this shape are among those of `other`."""
        if other.atoms is None:
            return True
        if self.atoms is None:
            return False
        return all(
            any(atom.within(outer) for outer in other.atoms) for atom in self.atoms
        )

    def written_within(self, other: Shape) -> bool:
        """As `within` where values travel as text and a bare string takes any of them,
        but for objects, whose members have names of their own."""
        if other.atoms is not None and Atom("string") in other.atoms:
            named = bool(self.mapping("properties"))
            return not any(
                atom.format == BYTES or (named and atom.type == "object")
                for atom in self.atoms or ()
            )
        return self.within(other) or (self._is_file and other._has_files)

    @property
    def _is_file(self) -> bool:
        return self.atoms == _FILE

    @property
    def _has_files(self) -> bool:
        """Whether it is a list of files: in a form, one file is a list of one."""
        items = self.mapping("items")
        said = items.get("format"), items.get("contentMediaType")
        return self.types == "array" and said in _FILES


_FILE = frozenset({Atom("string", BYTES)})
_FILES = ((BYTES, None), (None, "application/octet-stream"))


class Shapes:
    """Reads the schemas of one document, each once."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree
        self._seen: dict[int, tuple[object, Shape]] = {}
        self._open: set[int] = set()
        self._components: dict[Pointer, Shape] = {}
        self.texts: dict[int, tuple[Shape, str]] = {}

    def read(self, node: object, at: Pointer) -> Shape:
        """The shape of the schema `node`, which stands at `at`."""
        known = self._seen.get(id(node))
        if known is not None:
            return known[1]
        if id(node) in self._open or not isinstance(node, Mapping):
            closed: Node = {"not": {}} if node is False else {}
            return Shape(at, closed, raw=node)
        self._open.add(id(node))
        shape = self._unwrap(node, at)
        if shape.raw is None:
            shape.raw = node
        self._open.discard(id(node))
        # The node is kept with its shape: an id is only good while its object lives.
        self._seen[id(node)] = (node, shape)
        return shape

    def resolve(self, node: object, at: Pointer) -> tuple[Node, Pointer]:
        """Follow Reference Objects to what they name; an empty mapping where that fails."""
        for _ in range(64):
            if not isinstance(node, Mapping):
                return {}, at
            target = node.get("$ref")
            if not isinstance(target, str) or not target.startswith("#/"):
                return node, at
            at = Pointer(target[1:])
            node = self.look_up(at)
        return {}, at

    def follow(self, node: Node) -> object:
        """What a `$ref` names, which may be a reference itself; nothing that is outside."""
        target = str(node.get("$ref"))
        return self.look_up(Pointer(target[1:])) if target.startswith("#/") else None

    def _component(self, target: Node, place: Pointer) -> Shape:
        """The one shape of everything that refers to a component and says no more."""
        known = self._components.get(place)
        if known is None:
            inner = self.read(target, place)
            known = _over(inner, {}, inner.name or place.rpartition("/")[2])
            if id(target) not in self._open:
                self._components[place] = known
        return known

    def look_up(self, pointer: Pointer) -> object:
        """What stands at a pointer; None where nothing does."""
        found: object = self._tree
        for token in pointer.split("/")[1:]:
            key = token.replace("~1", "/").replace("~0", "~")
            if isinstance(found, Mapping):
                found = found.get(key)
            elif isinstance(found, list) and key.isdigit() and int(key) < len(found):
                found = found[int(key)]
            else:
                return None
        return found

    def _unwrap(self, node: Node, at: Pointer) -> Shape:
        if "$ref" in node:
            target, place = self.resolve(node, at)
            if target is node or "$ref" in target:
                return Shape(at, {})
            named = self._component(target, place)
            beside = {key: value for key, value in node.items() if key != "$ref"}
            return _over(named, beside, named.name)
        parts = node.get("allOf")
        if isinstance(parts, list) and len(parts) == 1 and _adds_nothing(node, "allOf"):
            inner = self.read(parts[0], child(at, "allOf", 0))
            return _over(
                inner, _notes(node), inner.name, nullable="null" in _types(node)
            )
        return self._choices(node, at)

    def _choices(self, node: Node, at: Pointer) -> Shape:
        if node.get("not") == {}:
            rest = {key: value for key, value in node.items() if key != "not"}
            return Shape(at, rest, frozenset())
        types = _types(node)
        implied = implied_types(node) if "type" not in node else None
        types = implied or types
        nullable = "null" in types
        lists: dict[str, tuple[tuple[Pointer, Node], ...]] = {}
        spots: dict[str, Pointer] = {}
        node, written = drop_redundant_keywords(node, self.follow), node
        for word, other in _REWRITTEN.items():
            if (
                word in node
                and written.get(word) is not node[word]
                and other in written
            ):
                spots[word] = child(at, other)
        for word, (said, value) in SPELLINGS.items():
            if is_spelled(node, word):
                spots[said] = child(at, word)
                node = {**_without(node, (word,)), said: value}
        for keyword in LISTS:
            options = node.get(keyword)
            if not isinstance(options, list):
                continue
            kept: list[tuple[Pointer, Node]] = []
            for index, option in enumerate(options):
                if keyword != "allOf" and _only_null(option):
                    nullable = True
                elif isinstance(option, Mapping):
                    kept.append((child(at, keyword, index), option))
            lists[keyword] = tuple(kept)
        atoms = frozenset(_atoms(types, node.get("format"))) if types else None
        for keyword in UNIONS:
            if keyword in lists and not lists[keyword]:
                del lists[keyword]
        if len(lists) == 1 and atoms is None:
            keyword, options_ = next(iter(lists.items()))
            if (
                keyword in UNIONS
                and len(options_) == 1
                and _adds_nothing(node, keyword)
            ):
                place, only = options_[0]
                inner = self.read(only, place)
                return _over(inner, _notes(node), inner.name, nullable=nullable)
        bare = self._bare_union(node, lists) if atoms is None else None
        if bare is not None:
            return Shape(at, _without(node, LISTS), bare[0], nullable or bare[1])
        listed = self._listed(node, lists)
        if listed is not None:
            keyword, values = listed
            node = {**_without(node, LISTS), "enum": values}
            spots["enum"] = child(at, keyword)
            lists = {}
        enum = node.get("enum", [node["const"]] if "const" in node else None)
        if atoms is None and isinstance(enum, list):
            nullable = nullable or None in enum
            atoms = frozenset(
                Atom(_KINDS[type(value)]) for value in enum if value is not None
            )
        for place, part in lists.get("allOf", ()):
            atoms = self.read(part, place).atoms if atoms is None else atoms
        return Shape(
            at, node, atoms, nullable, lists, spots=spots, implied=implied is not None
        )

    def _listed(
        self, node: Node, lists: dict[str, tuple[tuple[Pointer, Node], ...]]
    ) -> tuple[str, list[object]] | None:
        """The values of a union all of whose options are listed values and nothing else."""
        if len(lists) != 1 or {"allOf", "discriminator", "enum", "const"} & {
            *lists,
            *node,
        }:
            return None
        ((keyword, options),) = lists.items()
        values: list[object] = []
        for place, option in options:
            shape = self.read(option, place)
            enum = shape.node.get("enum", [shape.node.get("const")])
            said = {key for key in shape.node if key[:2] != "x-"}
            if (
                not said & {"enum", "const"}
                or shape.lists
                or not isinstance(enum, list)
            ):
                return None
            if not said <= PLAIN | {"enum", "const"}:
                return None
            values += enum
        once = len(set(map(digest, values))) == len(values)
        return (keyword, values) if once or keyword == "anyOf" else None

    def _bare_union(
        self, node: Node, lists: dict[str, tuple[tuple[Pointer, Node], ...]]
    ) -> tuple[frozenset[Atom], bool] | None:
        """The types of a union all of whose options are types and nothing else."""
        if not lists or "allOf" in lists or "discriminator" in node:
            return None
        atoms: set[Atom] = set()
        nullable = False
        for options in lists.values():
            for place, option in options:
                shape = self.read(option, place)
                if shape.atoms is None or not shape.bare:
                    return None
                atoms |= shape.atoms
                nullable = nullable or shape.nullable
        return frozenset(atoms), nullable


def _over(inner: Shape, beside: Node, name: str, *, nullable: bool = False) -> Shape:
    """`inner` with the annotations that stand beside the reference to it."""
    if not beside and not nullable and name == inner.name:
        return inner
    node = {**inner.node, **beside} if beside else inner.node
    return Shape(
        inner.at, node, inner.atoms, inner.nullable or nullable, inner.lists, name,
        implied=inner.implied,
    )  # fmt: skip


def _types(node: Node) -> tuple[str, ...]:
    types = node.get("type")
    if isinstance(types, str):
        return (types,)
    if isinstance(types, list):
        return tuple(name for name in types if isinstance(name, str))
    return ()


def _atoms(types: tuple[str, ...], format_: object) -> set[Atom]:
    """The types apart from null, each with the format if that restricts it."""
    named = format_ if isinstance(format_, str) else ""
    return {
        Atom(name, named if restricts(name, named) else "")
        for name in types
        if name != "null"
    }


def _only_null(option: object) -> bool:
    if not isinstance(option, Mapping) or not set(option) <= PLAIN | {"enum", "const"}:
        return False
    return _types(option) == ("null",) or option.get("enum") == [None]


def _adds_nothing(node: Node, wrapper: str) -> bool:
    return all(
        key == wrapper or key in ANNOTATIONS or key.startswith("x-") for key in node
    )


def _notes(node: Node) -> Node:
    return {
        key: value
        for key, value in node.items()
        if key in ANNOTATIONS or key[:2] == "x-"
    }


_REWRITTEN = {
    "additionalProperties": "patternProperties",
    "dependentRequired": "dependentSchemas",
}
"""What `drop_redundant_keywords` says with another keyword."""

SPELLINGS = {
    "format": ("contentEncoding", "base64"),
    "contentMediaType": ("format", "binary"),
}
"""What `format: byte`, and a `contentMediaType` of any bytes, are in the other of OpenAPI
3.0 and 3.1 (OpenAPI 3.1, Migrating binary descriptions)."""

_SPELLED = {"format": "byte", "contentMediaType": "application/octet-stream"}


def is_spelled(node: Node, word: str) -> bool:
    """Whether a keyword says what the other version of OpenAPI has another one for."""
    return node.get(word) == _SPELLED[word] and not {
        "contentEncoding",
        SPELLINGS[word][0],
    } & set(node)


def _without(node: Node, keys: tuple[str, ...]) -> Node:
    return {key: value for key, value in node.items() if key not in keys}


def digest(value: object) -> str:
    """A text that is equal for equal JSON values, whatever the order of their keys."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True, default=str)


def scalar(shape: Shape) -> bool:
    """Whether only strings, numbers and booleans pass."""
    return shape.atoms is not None and all(
        atom.type in _SCALARS for atom in shape.atoms
    )
