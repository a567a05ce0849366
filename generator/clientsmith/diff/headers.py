"""Headers of replies."""

from __future__ import annotations

from collections.abc import Mapping

from ..spec.source_map import Pointer, child
from .context import Context, Place
from .findings import Direction
from .messages import quote
from .schemas import Use
from .serialization import schema_of
from .shape import Node
from .sides import Side
from .written import alike, kinds

Found = dict[str, tuple[Node, Pointer, str]]


def compare_headers(
    context: Context,
    old: Node,
    new: Node,
    at_old: Pointer,
    at_new: Pointer,
    reply: str,
    place: Place,
) -> None:
    """Report headers of a reply that came, went or changed; names count without case."""
    before = _headers(context.sides.old, old, at_old)
    after = _headers(context.sides.new, new, at_new)
    for key in sorted({*before, *after}):
        if key not in before:
            _, at, name = after[key]
            title = f"header {quote(name)} of the {reply}"
            context.report(
                "response-header-added", at_old, at, title, place=place, new=name
            )
        elif key not in after:
            node, at, name = before[key]
            what = "required" if node.get("required") is True else "optional"
            rule, title = (
                f"response-header-removed-{what}",
                f"header {quote(name)} of the {reply}",
            )
            context.report(rule, at, at_new, title, place=place, old=name)
        else:
            title = f"header {quote(after[key][2])} of the {reply}"
            _header(context, before[key][:2], after[key][:2], title, place)


def _headers(side: Side, reply: Node, at: Pointer) -> Found:
    headers = reply.get("headers")
    headers = headers if isinstance(headers, Mapping) else {}
    found: Found = {}
    for name in sorted(headers):
        node, place = side.resolve(headers[name], child(at, "headers", name))
        # A response header called Content-Type is ignored (OAS 3.1, Response Object).
        if name.lower() != "content-type":
            found[name.lower()] = node, place, name
    return found


def _header(
    context: Context,
    old: tuple[Node, Pointer],
    new: tuple[Node, Pointer],
    title: str,
    place: Place,
) -> None:
    (before, at_old), (after, at_new) = old, new

    def report(what: str, was: object, is_: object, *, quiet: bool = False) -> None:
        rule = f"response-header-{what}"
        context.report(
            rule,
            at_old,
            at_new,
            title,
            place=place,
            old=was,
            new=is_,
            quiet=quiet,
        )

    context.life("response-header", before, after, at_old, at_new, title, place)
    was, is_ = before.get("required") is True, after.get("required") is True
    if was != is_:
        report(f"became-{'required' if is_ else 'optional'}", was, is_)
    if ("content" in before) != ("content" in after):
        names = ("content", "schema") if "content" in before else ("schema", "content")
        report("serialization-changed", *names)
        return
    schema_old, schema_at_old, _ = schema_of(before, at_old)
    schema_new, schema_at_new, text = schema_of(after, at_new)
    exploded = before.get("explode") is True, after.get("explode") is True
    if exploded[0] != exploded[1]:
        values = kinds(context.sides.old.shapes, schema_old, schema_at_old)
        values |= kinds(context.sides.new.shapes, schema_new, schema_at_new)
        styles = ("simple", exploded[0]), ("simple", exploded[1])
        report("explode-changed", *exploded, quiet=alike(*styles, values))
    pair = context.schemas.pair(schema_old, schema_at_old, schema_new, schema_at_new)
    context.schemas.use(
        Use(
            "response-header", Direction.RESPONSE, place.operation, place.path, title, pair,
            text=text,
        )
    )  # fmt: skip
