"""Properties of which only conditions speak: `if`, `then`, `else`, `dependentSchemas`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer, escape
from .draft import Draft, Node, Source, schema_with
from .literals import listed

CONDITIONS = frozenset({"schema_if", "then", "schema_else", "dependentSchemas"})


def conditional(draft: Draft, parts: Sequence[Source]) -> dict[str, list[Source]]:
    """What the conditions of all parts say of each property. A value that is only asked
    for in `if` may be another one."""
    found: dict[str, list[Source]] = {}
    waiting = [
        (source, asks)
        for part in parts
        if isinstance(part.node, Schema)
        and not part.node.model_fields_set.isdisjoint(CONDITIONS)
        for source, asks in _branches(part.node, part.at, part.owner)
    ]
    seen: set[ir.TypeId] = set()
    while waiting:
        (node, at, owner), asks = waiting.pop(0)
        target = draft.target(node)
        if target is not None:
            known = draft.schemas.get(target)
            if known is None or target in seen:
                continue
            seen.add(target)
            node, at, owner = known, Pointer(target), target
        assert isinstance(node, Schema)
        for wire, inner in (node.properties or {}).items():
            if asks and isinstance(inner, Schema) and listed(inner) is not None:
                inner = schema_with({})
            place = Pointer(f"{at}/properties/{escape(wire)}")
            found.setdefault(wire, []).append(Source(inner, place, owner))
        for number, member in enumerate(node.allOf or ()):
            inside = Source(member, Pointer(f"{at}/allOf/{number}"), owner)
            waiting.append((inside, asks))
        waiting += _branches(node, at, owner)
    return found


def _branches(
    schema: Schema, at: Pointer, owner: ir.TypeId | str | None
) -> Iterator[tuple[Source, bool]]:
    """The schemas that hold on a condition, and whether each is the condition itself."""
    named: list[tuple[str, Node | None]] = [
        ("then", schema.then),
        ("else", schema.schema_else),
        *(
            (f"dependentSchemas/{escape(wire)}", node)
            for wire, node in (schema.dependentSchemas or {}).items()
        ),
        ("if", schema.schema_if),
    ]
    for step, node in named:
        if node is not None:
            yield Source(node, Pointer(f"{at}/{step}"), owner), step == "if"
