"""Reference Objects to the sections of `components` other than schemas."""

from __future__ import annotations

from typing import TypeVar

from openapi_pydantic.v3.v3_1 import Components, Reference

from ..spec.source_map import Pointer, tokens
from .draft import pointer_of

T = TypeVar("T")


class Resolver:
    """Follows Reference Objects; the address of what they name travels along."""

    def __init__(self, components: Components) -> None:
        self._components = components
        self._known: dict[str, tuple[object, Pointer]] = {}

    def follow(
        self, node: T | Reference, at: Pointer, kind: type[T]
    ) -> tuple[T | None, Pointer]:
        """The object of a kind and its address; None where a reference leads nowhere."""
        if not isinstance(node, Reference):
            return node, at
        known = self._known.get(node.ref)
        if known is None:
            known = self._known[node.ref] = self._end(node, at)
        found, at = known
        return (found if isinstance(found, kind) else None), at

    def _end(self, node: object, at: Pointer) -> tuple[object, Pointer]:
        seen: set[Pointer] = set()
        while isinstance(node, Reference):
            at = pointer_of(node.ref)
            path = tokens(at)
            if at in seen or len(path) != 3 or path[0] != "components":
                return None, at
            seen.add(at)
            section = getattr(self._components, path[1], None)
            node = section.get(path[2]) if isinstance(section, dict) else None
        return node, at
