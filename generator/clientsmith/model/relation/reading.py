"""A schema as the union of parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .keywords import list_of, read_own_parts
from .parts import EVERYTHING, Part, Parts
from .redundant import drop_redundant_keywords
from .schema import Document, Node, Schema, Unclear

_MOST_PARTS = 160
_DEEPEST = 24


def parts_of(schema: Schema, depth: int = 0) -> Parts:
    """The parts whose union a schema is.

    Raises:
        Unclear: there are too many of them, or the schema contains itself.
    """
    found: Parts = EVERYTHING
    for node in schema.nodes:
        found = _product(found, _node_parts(node, schema.document, depth))
    return found


def _node_parts(node: Node, document: Document, depth: int) -> Parts:
    if depth > _DEEPEST:
        raise Unclear
    if not isinstance(node, Mapping):
        return () if node is False else EVERYTHING
    known = document.known.get(id(node))
    if known is not None:
        assert isinstance(known[1], tuple)
        return known[1]

    def read(inner: Node) -> Parts:
        return _node_parts(inner, document, depth + 1)

    written, node = node, drop_redundant_keywords(node, document.resolve)
    found = tuple(read_own_parts(node, document))
    if isinstance(node.get("$ref"), str):
        found = _product(found, read(document.resolve(node)))
    for item in list_of(node, "allOf"):
        found = _product(found, read(item))
    if list_of(node, "anyOf"):
        found = _product(found, sum((read(one) for one in list_of(node, "anyOf")), ()))
    if list_of(node, "oneOf"):
        options = [read(one) for one in list_of(node, "oneOf")]
        found = _product(found, tuple(_lone(options)))
    if "not" in node:
        found = _except(found, read(node["not"]))
    if "if" in node:
        condition = read(node["if"])
        met = _product(condition, read(node.get("then", True)))
        unmet = _except(read(node.get("else", True)), condition)
        found = _product(found, met + unmet)
    # The node is kept with its parts: an id is only good while its object lives.
    document.known[id(written)] = (written, found)
    return found


def _product(left: Parts, right: Parts) -> Parts:
    found = tuple(
        part
        for one in left
        for other in right
        if one.type == other.type and (part := one.joined(other)) is not None
    )
    if len(found) > _MOST_PARTS:
        raise Unclear
    return found


def _lone(options: list[Parts]) -> Iterable[Part]:
    """Each option without what the other options allow."""
    for index, option in enumerate(options):
        others = sum((o for i, o in enumerate(options) if i != index), ())
        yield from _except(option, others)


def _except(parts: Parts, forbidden: Parts) -> Parts:
    found = []
    for part in parts:
        alike = tuple(other for other in forbidden if other.type == part.type)
        if not any(other == Part(part.type) and not other.unless for other in alike):
            found.append(replace(part, unless=(*part.unless, *alike)))
    return tuple(found)
