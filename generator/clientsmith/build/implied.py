"""What parts of a composition imply others: those need not be composed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer
from .draft import ANNOTATIONS, Draft, Node, Source, says_beyond, schema_without, substantive
from .expansion import expand
from .kinds import declared_kinds, kinds_of
from .literals import kinds_of_values, listed
from .objects import is_false, members
from .scalars import PLAIN

_MERE_TYPE = ANNOTATIONS - {"readOnly", "writeOnly", "deprecated"} | {"type"}

_HARMLESS = ANNOTATIONS | {
    *("type", "properties", "required", "additionalProperties"),
    *("minProperties", "maxProperties", "unevaluatedProperties"),
}


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


def adds_nothing(draft: Draft, part: Source, option: Source, tags: Collection[str] = ()) -> bool:
    """Whether a part that stands beside the options of a union says nothing of an option, a
    component, that the component does not say itself, but for what is required: then a value
    is of the component's own type. Properties that tell options apart, `tags`, are added to
    components that lack them."""
    node = part.node
    if draft.target(option.node) is None or not isinstance(node, Schema):
        return False
    if says_beyond(node, _HARMLESS) or not set(declared_kinds(node)) <= {"object"}:
        return False
    for extra in (node.additionalProperties, node.unevaluatedProperties):
        if not (extra is None or isinstance(extra, bool) or _is_boolean(extra)):
            return False
    known, _ = members(expand(draft, option, (), set()))
    resolved = draft.resolve(option.node)
    if resolved is None or resolved.additionalProperties is False:
        tags = ()
    return bool(known) and all(
        any(_repeats(draft, inner, other.node) for other in known[wire])
        if wire in known
        else wire in tags
        for wire, inner in (node.properties or {}).items()
    )


def component_of(draft: Draft, option: Source) -> Source:
    """An option of a union, or the component in its place that it is composed of, where
    nothing else in it says more than what is required: a value is of the component's type."""
    node = option.node
    if not isinstance(node, Schema) or not node.allOf:
        return option
    bases = [member for member in node.allOf if draft.target(member) is not None]
    if len(bases) != 1:
        return option
    base = option._replace(node=bases[0])
    beside = [member for member in node.allOf if member is not bases[0]]
    for each in (*beside, schema_without(node, "allOf")):
        if not adds_nothing(draft, Source(each, option.at, None), base) or _narrows(
            draft, each, bases[0]
        ):
            return option
    return base


def _is_boolean(node: Node) -> bool:
    """Whether a schema admits everything or nothing."""
    return not substantive(node) or (isinstance(node, Schema) and is_false(node))


def _narrows(draft: Draft, node: Node, base: Node) -> bool:
    """Whether a schema lists fewer values of a property than the component does, which may
    be what tells the options of a union apart."""
    assert isinstance(node, Schema)
    known, _ = members(expand(draft, Source(base, Pointer(""), None), (), set()))
    for wire, inner in (node.properties or {}).items():
        values = [
            listed(found) if (found := draft.resolve(each)) is not None else None
            for each in (inner, *(other.node for other in known.get(wire, ())))
        ]
        own, others = values[0], values[1:]
        if own is not None and not any(
            other is not None and all(value in own for value in other) for other in others
        ):
            return True
    return False


def _repeats(draft: Draft, node: Node, other: Node) -> bool:
    """Whether a property's schema is another one again, or a scalar of the same kind."""
    if node == other:
        return True
    first, second = draft.resolve(node), draft.resolve(other)
    if first is None or second is None:
        return False
    kinds = set(kinds_of(first) or kinds_of_values(listed(first) or ())) - {"null"}
    return (
        kinds == set(kinds_of(second)) - {"null"}
        and kinds <= PLAIN.keys()
        and first.schema_format in (None, second.schema_format)
    )
