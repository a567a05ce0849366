"""Schemas that fill in what another leaves open: `$dynamicRef` and `$dynamicAnchor` (JSON Schema
2020-12, sections 7.7.2.1 and 8.2.3.2).

`{$ref: Page, $defs: {Of: {$dynamicAnchor: item, $ref: User}}}` is a page of users: a copy of
`Page` in which `$dynamicRef: "#item"` means `User`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..source_map import child
from .resolve import Target
from .work import Job, Work

_DEEPEST = 50

Bound = Mapping[str, dict[str, Any]]
"""What each dynamic anchor means, as a schema that can stand for it anywhere."""


def bound_by(work: Work, job: Job, node: dict[str, Any], way: Any) -> Bound:
    """The dynamic anchors that a schema sets for what it refers to; empty for most."""
    found: dict[str, dict[str, Any]] = {}
    at = work.written(job, way)
    anchor = node.get("$dynamicAnchor")
    if isinstance(anchor, str) and "$ref" in node:
        found[anchor] = _to(work, Target(job.document, at, node))
    definitions = node.get("$defs")
    for name, inner in definitions.items() if isinstance(definitions, dict) else ():
        anchor = inner.get("$dynamicAnchor") if isinstance(inner, dict) else None
        if not isinstance(anchor, str):
            continue
        there = child(at, "$defs", name)
        target: object = None
        if inner.keys() <= _ALONE and isinstance(inner.get("$ref"), str):
            target = work.resolver.resolve(inner["$ref"], job.document, there)
        if not isinstance(target, Target):
            target = Target(job.document, there, inner)
        found[anchor] = _to(work, target)
    return found


def _to(work: Work, target: Target) -> dict[str, Any]:
    """A reference that can stand in every document."""
    return {"$ref": work.resolver.exact(target)}


def tell(node: dict[str, Any], bound: Bound) -> None:
    """Let a reference carry what is bound around it."""
    told = {
        f"of_{name}": {"$dynamicAnchor": name, **schema}
        for name, schema in bound.items()
    }
    node["$defs"] = {**node.get("$defs", {}), **told}


ANNOTATIONS = frozenset(
    "title description default deprecated example examples readOnly writeOnly $comment"
    " $anchor $dynamicAnchor $id $schema externalDocs xml".split()
)
"""Keywords of which the one beside a reference replaces the one behind it."""

_ALONE = {"$dynamicAnchor", "$ref", "$comment", "title", "description"}


def is_open(work: Work, target: Target, bound: Bound) -> bool:
    """Whether a schema, or one that it refers to, has a dynamic reference to an anchor."""
    seen: set[tuple[str, str]] = set()
    waiting: list[tuple[Target, int]] = [(target, 0)]
    while waiting:
        current, depth = waiting.pop()
        if current.key in seen or depth > _DEEPEST:
            continue
        seen.add(current.key)
        for node in _dicts(current.value):
            if _anchor(node) in bound:
                return True
            text = node.get("$ref")
            if type(text) is str:
                found = work.resolver.resolve(text, current.document, current.pointer)
                if isinstance(found, Target):
                    waiting.append((found, depth + 1))
    return False


def filled(work: Work, target: Target, bound: Bound) -> dict[str, Any]:
    """A copy of a schema in which dynamic references mean what is bound, and which can stand in
    every document. Schemas that it refers to and that are open too are told what is bound."""
    copy: dict[str, Any] = work.parts.copied(target.value)
    for word in ("$id", "$dynamicAnchor"):
        copy.pop(word, None)
    own = copy.get("$defs")
    if isinstance(own, dict):
        for name, inner in list(own.items()):
            if isinstance(inner, dict) and inner.get("$dynamicAnchor") in bound:
                del own[name]
    for node in _dicts(copy):
        anchor = _anchor(node)
        if anchor in bound:
            del node["$dynamicRef"]
            node.update(bound[anchor])
        elif type(node.get("$ref")) is str:
            found = work.resolver.resolve(node["$ref"], target.document, target.pointer)
            if isinstance(found, Target):
                node.update(_to(work, found))
                if is_open(work, found, bound):
                    tell(node, bound)
    return copy


def _anchor(node: dict[str, Any]) -> str:
    text = node.get("$dynamicRef")
    return text.partition("#")[2] if isinstance(text, str) else ""


def _dicts(value: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            found.append(node)
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found
