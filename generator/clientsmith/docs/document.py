"""The document in normal form, asked for what it says to readers only: examples, meanings of
values, further links. What a client needs is in the IR; what only people read is here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import ir
from ..spec.labels import read_labels
from ..spec.source_map import ROOT, Pointer, tokens

Node = Mapping[str, Any]

_FARTHEST = 10
_PARTS = {
    "Each value": "additionalProperties",
    "Each key": "propertyNames",
    "Each item": "items",
}
_HOLDING = frozenset(
    (*_PARTS.values(), "oneOf", "anyOf", "patternProperties", "prefixItems")
)
_LIMITS = {
    "minimum": "At least {}.",
    "exclusiveMinimum": "More than {}.",
    "maximum": "At most {}.",
    "exclusiveMaximum": "Less than {}.",
    "multipleOf": "A multiple of {}.",
    "minLength": "At least {} characters.",
    "maxLength": "At most {} characters.",
    "pattern": "Pattern: `{}`.",
}
_SAMPLES = ("x-codeSamples", "x-code-samples")


@dataclass(frozen=True, slots=True)
class Example:
    """An Example Object (OpenAPI 3.1, section 4.8.19); `url` where it lies elsewhere."""

    value: ir.Json
    name: str = ""
    summary: str = ""
    description: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Finds nodes by their pointers; what is not there, or malformed, says nothing."""

    tree: Node

    def at(self, pointer: Pointer) -> Node:
        """The object at a pointer, or what it refers to."""
        if pointer == ROOT:
            return self.tree
        found: Any = self.tree
        for token in tokens(pointer):
            if isinstance(found, list) and token.isdigit() and int(token) < len(found):
                found = found[int(token)]
            else:
                found = as_object(found).get(token)
        return self.resolve(found)

    def resolve(self, node: object) -> Node:
        """An object, or what it refers to."""
        found = as_object(node)
        for _ in range(_FARTHEST):
            reference = found.get("$ref")
            if not isinstance(reference, str) or not reference.startswith("#/"):
                break
            target: Any = self.tree
            for token in tokens(Pointer(reference[1:])):
                target = as_object(target).get(token)
            found = as_object(target)
        return found

    def examples(self, node: Node) -> Iterator[Example]:
        """The examples of a schema, a parameter or a media type."""
        found = node.get("examples")
        if isinstance(found, list):
            for value in found:
                yield Example(value)
        for name, given in as_object(found).items():
            one = self.resolve(given)
            url = text(one, "externalValue")
            if "value" in one or "dataValue" in one or url:
                value = one.get("value", one.get("dataValue", ir.ABSENT))
                summary, about = text(one, "summary"), text(one, "description")
                yield Example(value, name, summary, about, url)

    def parts(self, node: Node) -> Iterator[tuple[str, str]]:
        """What is said of the values that a schema holds: keys or positions, and a text."""
        if _HOLDING.isdisjoint(node):
            return
        for label, key in _PARTS.items():
            given = as_object(node.get(key))
            shown = [] if "$ref" in given else [*_limits(given)]
            if key != "items" or "$ref" not in given:
                shown.insert(0, text(self.resolve(given), "description"))
            yield label, " ".join(filter(None, shown))
        for option in (*as_list(node.get("oneOf")), *as_list(node.get("anyOf"))):
            one = as_object(option)
            said = text(one, "description")
            if said and not one.keys() & {"$ref", "const", "enum"}:
                yield text(one, "title") or str(one.get("type", "Or")), said
        for pattern, given in as_object(node.get("patternProperties")).items():
            yield pattern, text(self.resolve(given), "description")
        for place, given in enumerate(as_list(node.get("prefixItems"))):
            yield f"Item {place}", text(self.resolve(given), "description")

    def meanings(self, node: Node) -> dict[str, str]:
        """What single values mean, by the values as JSON."""
        if not node:
            return {}
        return {
            as_json(label.value): _sentence([label.name, label.description])
            for label in read_labels(node, self.resolve)
        }

    def told(self, reply: ir.Response) -> str:
        """What is said of a reply: its summary (OpenAPI 3.2) and its description."""
        summary = text(self.at(reply.at), "summary") if reply.at != ROOT else ""
        about = reply.description.strip()
        if not summary or summary == about:
            return about
        return f"{summary.rstrip('.')}. {about}".strip()

    def code(self, node: Node) -> Iterator[tuple[str, str, str]]:
        """The samples of code that an operation brings: language, label and source."""
        for key in _SAMPLES:
            for given in as_list(node.get(key)):
                one = as_object(given)
                language, source = text(one, "lang"), one.get("source")
                if isinstance(source, str) and source.strip():
                    yield language, text(one, "label") or language, source.strip("\n")


def _limits(node: Node) -> Iterator[str]:
    """What the values of a schema must be, as sentences."""
    for keyword, sentence in _LIMITS.items():
        if keyword in node:
            yield sentence.format(node[keyword])


def link(node: Node) -> tuple[str, str]:
    """The address and the text of an External Documentation Object, if there is one."""
    docs = as_object(node.get("externalDocs"))
    return text(docs, "url"), text(docs, "description")


def text(node: Node, key: str) -> str:
    """A text of an object; nothing where there is none."""
    found = node.get(key)
    return found.strip() if isinstance(found, str) else ""


def as_object(value: object) -> Node:
    """A value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """A value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def as_json(value: object) -> str:
    """A value on one line."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _sentence(parts: list[str]) -> str:
    return ": ".join(part for part in parts if part)
