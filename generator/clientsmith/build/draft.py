"""The state of one build: what is declared so far, and how to reach the rest.

The modules of this stage know each other only through `Draft.type_of`, so that objects,
unions and compositions, which contain one another, need no knot of imports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from urllib.parse import unquote

from openapi_pydantic.v3.v3_1 import Reference, Schema

from ..model import ir
from ..report.diagnostics import Diagnostics
from ..spec.source_map import Pointer, child, tokens, unescape

Node = Schema | Reference

SCHEMAS = Pointer("/components/schemas")
DEEPEST = 40
"""Inline nesting beyond this is refused: people do not write it, and recursion ends."""

ANNOTATIONS = frozenset(
    {
        *("title", "description", "default", "examples", "example", "deprecated"),
        *("readOnly", "writeOnly", "xml", "externalDocs"),
    }
)
"""Keywords that say nothing about which values are valid."""


def _with_examples(kept: ir.Declaration, twin: ir.Declaration) -> ir.Declaration:
    """A declaration for two places: what only one of them gives as an example of the whole is
    kept there, and fields have the examples of both."""
    examples = kept.examples if kept.examples == twin.examples else ()
    if not (isinstance(kept, ir.Object) and isinstance(twin, ir.Object)):
        return replace(kept, examples=examples)
    fields = tuple(
        replace(mine, examples=mine.examples or its.examples)
        for mine, its in zip(kept.fields, twin.fields, strict=True)
    )
    return replace(kept, examples=examples, fields=fields)


class Place(NamedTuple):
    """Where a schema stands: its address, and what a declaration made there would be called.

    `id` is the address under which it would be declared. It differs from `at` where a
    schema is only a wrapping of another (one `allOf` member, one option beside null).
    """

    at: Pointer
    id: ir.TypeId
    words: str
    owner: ir.TypeId | str | None = None
    role: str = ""
    component: bool = False
    depth: int = 0
    given: str = ""

    def below(
        self, step: str, words: str, role: str, owner: ir.TypeId | str | None
    ) -> Place:
        """The place one level down; `step` is a pointer suffix that is escaped already."""
        at = self.at + step
        return Place(
            Pointer(at), ir.TypeId(at), words, owner, role, False, self.depth + 1
        )

    def inside(self, step: str) -> Place:
        """The place of a schema that stands for this one, such as a lone `allOf` member."""
        return self._replace(at=Pointer(self.at + step), depth=self.depth + 1)

    def hint(self) -> ir.Hint:
        """What a declaration made here could be called."""
        return ir.Hint(self.words, self.component, self.owner, self.role, self.given)


class Source(NamedTuple):
    """A schema with its address. `owner` is the component that it belongs to, None where
    that is the one being built."""

    node: Node
    at: Pointer
    owner: ir.TypeId | str | None


def substantive(node: Node) -> bool:
    """Whether a schema restricts values at all."""
    if isinstance(node, Reference):
        return True
    return says_beyond(node, ANNOTATIONS)


def says_beyond(schema: Schema, known: frozenset[str]) -> bool:
    """Whether a schema has other keywords than these; extensions do not count."""
    return any(
        key not in known and not key.startswith("x-") for key in schema.model_fields_set
    )


_BLANK = Schema.model_validate({})


def schema_with(values: Mapping[str, ir.Json]) -> Schema:
    """A schema made of the given keywords, by their names in the model."""
    return _BLANK.model_copy(update=values)


def schema_without(schema: Schema, *keywords: str) -> Schema:
    """A copy of a schema that lacks some keywords."""
    made = schema.model_copy(update=dict.fromkeys(keywords))
    made.model_fields_set.difference_update(keywords)
    return made


def name_of(id_: str) -> str:
    """The name of a component, from its pointer."""
    return unescape(id_.rpartition("/")[2])


def pointer_of(reference: str) -> Pointer:
    """The pointer that a local reference names (RFC 6901, section 6)."""
    fragment = reference.partition("#")[2]
    return Pointer(unquote(fragment) if "%" in fragment else fragment)


def too_deep(draft: Draft, place: Place) -> ir.Type:
    """Refuse a schema that is nested too deeply."""
    draft.diagnostics.error(
        "schema-too-deep",
        place.at,
        f"schemas are nested more than {DEEPEST} levels deep here",
        "Give the inner schemas names under components/schemas and refer to them.",
    )
    return ir.ANY


@dataclass(slots=True)
class Draft:
    """What the build knows so far; `schemas` are the components by the id they declare."""

    schemas: Mapping[ir.TypeId, Schema]
    tree: Mapping[str, ir.Json]
    diagnostics: Diagnostics
    convert: Callable[[Draft, Node, Place], ir.Type]
    combine: Callable[[Draft, Sequence[Source], Place], ir.Type]
    alternate: Callable[[Draft, Sequence[Source], Sequence[Source], Place], ir.Type]
    declarations: dict[ir.TypeId, ir.Declaration] = field(default_factory=dict)
    done: dict[ir.TypeId, ir.Type] = field(default_factory=dict)
    shared: dict[object, ir.TypeId] = field(default_factory=dict)
    uses: dict[ir.TypeId, ir.Type] = field(default_factory=dict)
    repeated: dict[tuple[str, bytes], ir.Type] = field(default_factory=dict)
    met: dict[tuple[str, ...], ir.Type] = field(default_factory=dict)
    meeting: dict[tuple[str, ...], ir.TypeId] = field(default_factory=dict)
    recurring: set[ir.TypeId] = field(default_factory=set)
    nullables: dict[ir.TypeId, bool] = field(default_factory=dict)
    children: dict[ir.TypeId, list[ir.TypeId]] = field(default_factory=dict)
    bases: frozenset[ir.TypeId] = frozenset()
    operation_ids: frozenset[str] = frozenset()
    twins: dict[ir.TypeId, ir.TypeId] = field(default_factory=dict)
    """Where inline schemas stand that are equal to one declared elsewhere."""
    xml: bool = False
    """Whether what is said of XML counts, since some bodies are XML."""
    apart: frozenset[ir.TypeId] = frozenset()
    """Inline schemas that are declared for themselves, whatever else becomes equal."""
    owners: dict[ir.TypeId, ir.TypeId] = field(default_factory=dict)
    """Which of these the equal schemas that are declared as one stand for."""
    composed: int = 0
    """How many parts all compositions have had, against documents in which they multiply."""

    def type_of(self, node: Node, place: Place) -> ir.Type:
        """The type of a schema; declares what deserves a name on the way."""
        return self.convert(self, node, place)

    def meet(self, sources: Sequence[Source], place: Place) -> ir.Type:
        """The type of the values that satisfy all of the sources."""
        return self.combine(self, sources, place)

    def spread(
        self, parts: Sequence[Source], choices: Sequence[Source], place: Place
    ) -> ir.Type:
        """The union over the alternatives that some of the parts, the `choices`, offer."""
        return self.alternate(self, parts, choices, place)

    def target(self, node: Node) -> ir.TypeId | None:
        """The id of the component that a schema is a reference to, if it is one."""
        if isinstance(node, Reference):
            return ir.TypeId(pointer_of(node.ref))
        extra = node.model_extra
        if extra and isinstance(reference := extra.get("$ref"), str):
            return ir.TypeId(pointer_of(reference))
        return None

    def behind(self, id_: ir.TypeId) -> ir.TypeId:
        """The component that a component is another name for, or itself."""
        seen: set[ir.TypeId] = set()
        while id_ not in seen and id_ in self.schemas:
            seen.add(id_)
            id_ = self.target(self.schemas[id_]) or id_
        return id_

    def resolve(self, node: Node) -> Schema | None:
        """The schema behind references; None where they lead nowhere or in a circle."""
        seen = set()
        while (target := self.target(node)) is not None:
            found = self.schemas.get(target)
            if found is None or target in seen:
                return None
            seen.add(target)
            node = found
        return node if isinstance(node, Schema) else None

    def declare(self, declaration: ir.Declaration, key: object) -> ir.Ref:
        """Keep a declaration. Equal inline ones are one: `key` says what makes them equal."""
        if not declaration.hint.component:
            known = self.shared.setdefault(key, declaration.id)
            if known != declaration.id and not self._stands_apart(
                known, declaration.id
            ):
                self.twins[declaration.id] = known
                if known in self.declarations:
                    kept = self.declarations[known]
                    self.declarations[known] = _with_examples(kept, declaration)
                return ir.Ref(known)
        self.declarations[declaration.id] = declaration
        return ir.Ref(declaration.id)

    def _stands_apart(self, known: ir.TypeId, id_: ir.TypeId) -> bool:
        """Whether a schema is declared beside an equal one, since each has a name of its
        own by now."""
        if id_ not in self.apart:
            return False
        owner = known if known in self.apart else id_
        return self.owners.setdefault(known, owner) != id_

    def number(self, value: float, at: Pointer, keyword: str) -> int | float:
        """A number as the document writes it: the typed model rounds large integers."""
        if value != int(value):
            return value
        if -(2**53) < value < 2**53:
            return int(value)
        raw = self.raw(child(at, keyword))
        return raw if isinstance(raw, int | float) else int(value)

    def raw_of(self, node: ir.Json) -> Mapping[str, ir.Json]:
        """The object that a node of the raw tree is, or refers to; else an empty one."""
        for _ in range(DEEPEST):
            reference = node.get("$ref") if isinstance(node, Mapping) else None
            if not isinstance(reference, str):
                break
            node = self.raw(pointer_of(reference))
        return node if isinstance(node, Mapping) else {}

    def raw(self, at: Pointer) -> ir.Json:
        """The node of the raw tree at a pointer, None where there is none."""
        node: ir.Json = self.tree
        for token in tokens(at):
            if isinstance(node, Mapping) and token in node:
                node = node[token]
            elif isinstance(node, list) and token.isdigit() and int(token) < len(node):
                node = node[int(token)]
            else:
                return None
        return node
