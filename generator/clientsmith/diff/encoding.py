"""The `encoding` of a form: how each of its members is written."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.media_types import covers
from ..spec.grammar import OTHER_STYLE
from ..spec.source_map import ROOT, Pointer, child
from .context import Context
from .messages import quote
from .shape import Node
from .sides import Both, Side, Subject
from .written import alike, kinds

_FORMS = ("application/x-www-form-urlencoded", "multipart/")
_HOW = ("style", "explode", "allowReserved")


def compare_encoding(context: Context, title: str, media: str, both: Both) -> None:
    """Report members of a form that are written otherwise. What nothing is said about is
    written as the specification says (OpenAPI 3.1, Encoding Object)."""
    (old, at_old), (new, at_new) = both
    if not media.strip().lower().startswith(_FORMS):
        return
    before, after = _entries(old), _entries(new)
    for name in sorted({*before, *after}):
        was, is_ = before.get(name), after.get(name)
        shared = _has(old, name) and _has(new, name)
        if was == is_ or not (shared or (was is not None and is_ is not None)):
            continue
        written = _how(was) != _how(is_)
        same = written and _is_alike(context, name, (*both.old, was), (*both.new, is_))
        types = _types(was), _types(is_)
        headers = _headers(context.sides.old, was), _headers(context.sides.new, is_)
        if not written and types[0] == types[1] and headers[0] == headers[1]:
            continue
        needs_more = any(
            headers[1][each] for each in headers[1] if not headers[0].get(each)
        )
        wider = not needs_more and _holds_all(*types)
        subject = Subject(
            f"{quote(name)} of the {title}",
            _at(at_old, name, was),
            _at(at_new, name, is_),
        )
        context.report(
            "request-body-encoding-changed",
            subject,
            old=was or {},
            new=is_ or {},
            quiet=same or (not written and wider),
            doubtful=not (written or needs_more) and None in types,
        )


def _is_alike(
    context: Context,
    name: str,
    old: tuple[Node, Pointer, object],
    new: tuple[Node, Pointer, object],
) -> bool:
    """Whether both ways of writing come to the same bytes for the values of a member."""
    hows, values = [], frozenset[str]()
    for side, (node, at, entry) in zip(
        (context.sides.old, context.sides.new), (old, new), strict=True
    ):
        shape = side.shapes.read(node.get("schema", {}), child(at, "schema"))
        member = shape.mapping("properties").get(name, {})
        values |= kinds(side.shapes, member, shape.place("properties", name))
        hows.append(_how(entry))
    (style_old, explode_old, *old_rest), (style_new, explode_new, *new_rest) = hows
    if old_rest != new_rest or _types(old[2]) != _types(new[2]):
        return False
    styles = (str(style_old), bool(explode_old)), (str(style_new), bool(explode_new))
    return alike(*styles, values)


def _entries(node: Node) -> Node:
    entries = node.get("encoding")
    return entries if isinstance(entries, Mapping) else {}


def _at(at: Pointer, name: str, entry: object) -> Pointer:
    return at if entry is None else child(at, "encoding", name)


def _has(node: Node, name: str) -> bool:
    """Whether a member is described, as far as one can tell without following references."""
    schema = node.get("schema")
    if not isinstance(schema, Mapping):
        return False
    properties = schema.get("properties")
    if isinstance(properties, Mapping):
        return name in properties
    return "$ref" in schema or "allOf" in schema


def _how(entry: object) -> tuple[object, ...]:
    """Style, `explode` and `allowReserved`; whether any is given counts, too, since that
    decides against a media type of its own."""
    node = entry if isinstance(entry, Mapping) else {}
    style = node.get(OTHER_STYLE, node.get("style", "form"))
    return style, node.get("explode", style == "form"), node.get("allowReserved", False)


def _headers(side: Side, entry: object) -> dict[str, bool]:
    """The headers of a part by their names in small letters, each with whether it is
    required."""
    headers = entry.get("headers") if isinstance(entry, Mapping) else None
    found = {}
    for name, node in headers.items() if isinstance(headers, Mapping) else ():
        found[str(name).lower()] = side.resolve(node, ROOT)[0].get("required") is True
    # That one is said by `contentType`.
    found.pop("content-type", None)
    return found


def _holds_all(old: frozenset[str] | None, new: frozenset[str] | None) -> bool:
    """Whether each media type that a part could have is one that it may have."""
    if old is None or new is None:
        return old is new
    return all(any(one == each or covers(each, one) for each in new) for one in old)


def _types(entry: object) -> frozenset[str] | None:
    """The media types that a part may have; None where they follow from its schema."""
    text = entry.get("contentType") if isinstance(entry, Mapping) else None
    if not isinstance(text, str):
        return None
    return frozenset(item.strip().lower() for item in text.split(","))
