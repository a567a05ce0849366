"""Server-sent events: what a schema describes, an event as a whole or what its data holds."""

from __future__ import annotations

from collections.abc import Iterator

from openapi_pydantic.v3.v3_1 import Schema

from ..model import ir
from ..spec.source_map import Pointer
from .draft import Draft, Node, Place, Source
from .expansion import expand
from .joins import union
from .objects import members

_FIELDS = frozenset({"event", "data", "id", "retry"})
_MOST_OPTIONS = 1000


def is_envelope(draft: Draft, type_: ir.Type) -> bool:
    """Whether a type is that of events as a whole: objects of `event` and `data`."""
    waiting = [type_]
    seen: set[ir.TypeId] = set()
    while waiting:
        current = waiting.pop()
        if isinstance(current, ir.Union):
            waiting.extend(current.options)
            continue
        if not isinstance(current, ir.Ref):
            return False
        if current.id in seen:
            continue
        seen.add(current.id)
        declared = draft.declarations.get(current.id)
        if isinstance(declared, ir.Alias):
            waiting.append(declared.target)
        elif declared is None or not _is_event(declared):
            return False
    return bool(seen)


_END = "[DONE]"
"""What the last event of many streams holds, in place of JSON."""


def data_of_events(draft: Draft, type_: ir.Type) -> ir.Type | None:
    """The type of `data`, for a union of objects of it of which one says how the stream ends:
    `{data: "[DONE]"}` is no JSON, so that the objects are events; None for any other type.
    """
    found: list[ir.Type] = []
    ends = False
    for option in _options(draft, type_):
        declared = (
            draft.declarations.get(option.id) if isinstance(option, ir.Ref) else None
        )
        fields = declared.fields if isinstance(declared, ir.Object) else ()
        wires = {field.wire: field.type for field in fields}
        if "data" not in wires or not wires.keys() <= _FIELDS:
            return None
        if list(_options(draft, wires["data"])) == [ir.Literals((_END,))]:
            ends = True
        else:
            found.append(wires["data"])
    return union(found) if ends and found else None


def _options(draft: Draft, type_: ir.Type) -> Iterator[ir.Type]:
    """The options of a union, also behind names; a type that is none is the only one."""
    waiting, seen = [type_], set[ir.TypeId]()
    while waiting:
        current = waiting.pop(0)
        declared = (
            draft.declarations.get(current.id) if isinstance(current, ir.Ref) else None
        )
        if isinstance(current, ir.Union):
            waiting = [*current.options, *waiting]
        elif isinstance(current, ir.Ref) and isinstance(declared, ir.Alias):
            if current.id not in seen:
                seen.add(current.id)
                waiting.insert(0, declared.target)
        else:
            yield current


def data_within(draft: Draft, node: Node, place: Place) -> ir.Type | None:
    """The type of the JSON that `data` holds as text, for schemas of whole events that say
    so by `contentSchema` (OpenAPI 3.2, section 4.14.3); None for others."""
    found: list[ir.Type] = []
    waiting = [Source(node, place.at, None)]
    for _ in range(_MOST_OPTIONS):
        if not waiting:
            break
        parts = expand(draft, waiting.pop(0), (), set())
        options = [
            Source(option, Pointer(f"{part.at}/{keyword}/{number}"), part.owner)
            for part in parts
            if isinstance(part.node, Schema)
            for keyword in ("oneOf", "anyOf")
            for number, option in enumerate(getattr(part.node, keyword) or ())
        ]
        if options:
            waiting.extend(options)
            continue
        content = _content(members(parts)[0].get("data", []))
        if content is None:
            return None
        at = content.at
        inner = place._replace(at=at, id=ir.TypeId(at), depth=place.depth + 1)
        found.append(draft.type_of(content.node, inner))
    return union(found) if found and not waiting else None


def _content(sources: list[Source]) -> Source | None:
    for source in reversed(sources):
        node = source.node
        if isinstance(node, Schema) and node.contentSchema is not None:
            at = Pointer(f"{source.at}/contentSchema")
            return Source(node.contentSchema, at, source.owner)
    return None


def _is_event(declared: ir.Object) -> bool:
    names = {field.wire for field in declared.fields}
    return {"event", "data"} <= names <= _FIELDS
