"""What parts of a composition imply others: those need not be composed."""

from __future__ import annotations

from collections.abc import Sequence

from openapi_pydantic.v3.v3_1 import Schema

from .. import ir
from .draft import ANNOTATIONS, Draft, Node, Source, says_beyond
from .kinds import declared_kinds, kinds_of

_MERE_TYPE = ANNOTATIONS - {"readOnly", "writeOnly", "deprecated"} | {"type"}


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
    sources = [source for source in sources if not _implied(draft, source, sources)]
    targets = [draft.target(source.node) for source in sources]
    if sum(target is not None for target in targets) < 2:
        return sources
    kept: list[Source] = []
    for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
        if target is not None and any(
            other is not None
            and number != position
            and (other != target or position < number)
            and target in ancestors(draft, sources[position].node)
            for position, other in enumerate(targets)
        ):
            continue
        kept.append(source)
    return kept


def _implied(draft: Draft, source: Source, sources: Sequence[Source]) -> bool:
    """Whether a source only names a type that one of the referenced components has anyway:
    what it is composed with keeps its name."""
    node = source.node
    if not isinstance(node, Schema) or not (kinds := set(declared_kinds(node))):
        return False
    if says_beyond(node, _MERE_TYPE):
        return False
    return any(
        (found := set(kinds_of(draft.schemas[base]))) and found <= kinds
        for other in sources
        if draft.target(other.node) is not None
        for base in ancestors(draft, other.node)
    )
