"""What parts of a composition imply others: those need not be composed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from openapi_pydantic.v3.v3_1 import Schema

from .. import ir
from .draft import ANNOTATIONS, Draft, Node, Source
from .kinds import declared_kinds, kinds_of

_TOLD = ANNOTATIONS - {"readOnly", "writeOnly", "deprecated"}


def ancestors(draft: Draft, node: Node) -> frozenset[ir.TypeId]:
    """The components that a schema is composed of, itself included."""
    seen: set[ir.TypeId] = set()
    waiting = [node]
    while waiting:
        current = waiting.pop()
        target = draft.target(current)
        if target is not None:
            found = draft.schemas.get(target)
            if found is not None and target not in seen:
                seen.add(target)
                waiting.append(found)
        elif isinstance(current, Schema) and current.allOf:
            waiting.extend(current.allOf)
    return frozenset(seen)


def narrowest(draft: Draft, sources: list[Source]) -> list[Source]:
    """The sources without repetition, and without references that another one implies."""
    if len(sources) < 2:
        return sources
    targets = [draft.target(source.node) for source in sources]
    if any(targets):
        sources = [source for source in sources if not _implied(draft, source, targets)]
        targets = [draft.target(source.node) for source in sources]
    if sum(target is not None for target in targets) < 2:
        return sources
    kept: list[Source] = []
    for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
        if target is not None:
            others = chain(enumerate(targets))
            if any(
                other is not None
                and number != position
                and (other != target or position < number)
                and target in ancestors(draft, sources[position].node)
                for position, other in others
            ):
                continue
        kept.append(source)
    return kept


def _implied(draft: Draft, source: Source, targets: Sequence[ir.TypeId | None]) -> bool:
    """Whether a source only names a type that one of the referenced components has anyway:
    what it is composed with keeps its name."""
    node = source.node
    if not isinstance(node, Schema) or not (kinds := set(declared_kinds(node))):
        return False
    if any(
        key != "type" and key not in _TOLD and not key.startswith("x-")
        for key in node.model_fields_set
    ):
        return False
    return any(
        (found := set(kinds_of(schema))) and found <= kinds
        for target in targets
        if target is not None and target in draft.schemas
        for base in ancestors(draft, draft.schemas[target]) | {target}
        if (schema := draft.schemas.get(base)) is not None
    )
