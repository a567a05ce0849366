"""A schema of one document, read as the set of JSON values that it allows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Node = object
"""A JSON Schema as it stands in a document: a mapping, or a boolean."""

Resolve = Callable[[Mapping[str, object]], object]
"""What a node with `$ref` refers to."""

_DEEPEST = 40


class Answer(StrEnum):
    """What is known about a question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Unclear(Exception):
    """A question that has no answer, or takes too long to answer."""


_NOTHING: dict[str, object] = {"not": {}}
"""What `false` is in normal form."""


@dataclass(eq=False, slots=True)
class Document:
    """Where schemas come from.

    Args:
        resolve: follows a `$ref`.
        hidden: the keyword that takes a property out of what is sent: `readOnly` in
            requests, `writeOnly` in responses; empty where neither counts.
        declared: whether a sender is trusted to send no property that the document does
            not name, as clients made from the document do.
        exact: whether a reader takes only the properties that the document names.
        wary: whether nothing is said about schemas with keywords of another type than
            theirs, which do not say what their authors mean.
        tolerant: whether a reader ignores properties that the document does not name.
        written: whether values travel as text, so that `1` and `"1"` are the same.
    """

    resolve: Resolve
    hidden: str = ""
    declared: bool = False
    tolerant: bool = False
    exact: bool = False
    wary: bool = False
    written: bool = False
    known: dict[int, tuple[object, object]] = field(default_factory=dict)

    def expand(self, node: Node, depth: int = 0) -> object:
        """A node with its references replaced, for comparisons of text.

        Raises:
            Unclear: it refers to itself, or is nested too deeply.
        """
        if depth > _DEEPEST:
            raise Unclear
        if isinstance(node, Mapping):
            if isinstance(node.get("$ref"), str):
                beside = {key: node[key] for key in node if key != "$ref"}
                target = self.expand(self.resolve(node), depth + 1)
                return {"allOf": [target, self.expand(beside, depth + 1)]}
            return {key: self.expand(value, depth + 1) for key, value in node.items()}
        if isinstance(node, list):
            return [self.expand(item, depth + 1) for item in node]
        return node

    def is_hidden(self, node: Node) -> bool:
        """Whether a property with this schema takes no part in what is sent."""
        if not self.hidden:
            return False
        return any(part.get(self.hidden) is True for part in self._layers(node))

    def _layers(self, node: Node) -> Iterator[Mapping[str, object]]:
        stack, left = [node], _DEEPEST
        while stack and left:
            left -= 1
            item = stack.pop()
            if not isinstance(item, Mapping):
                continue
            yield item
            if isinstance(item.get("$ref"), str):
                stack.append(self.resolve(item))
            parts = item.get("allOf")
            if isinstance(parts, list):
                stack.extend(parts)


@dataclass(frozen=True, slots=True)
class Schema:
    """Nodes of one document that hold together, as in `allOf`; none allow every value."""

    nodes: tuple[Node, ...]
    document: Document

    def joined(self, other: Schema) -> Schema:
        """What both allow."""
        more = tuple(
            node for node in other.nodes if not any(node is mine for mine in self.nodes)
        )
        return Schema(self.nodes + more, self.document)

    @property
    def is_nothing(self) -> bool:
        """Whether it is plain that no value is allowed."""
        return any(node is False or node == _NOTHING for node in self.nodes)

    @property
    def key(self) -> tuple[int, ...]:
        """Names the schema while its document lives."""
        return (id(self.document), *map(id, self.nodes))


def canonical(value: object) -> str:
    """A text that is equal for equal JSON values: `1` is `1.0`, `true` is not `1`."""
    return json.dumps(_plain(value), sort_keys=True, default=str)


def _plain(value: object) -> object:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
