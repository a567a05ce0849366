"""Headers of replies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..spec.source_map import child
from .context import Context
from .messages import quote
from .serialization import schema_of
from .sides import Both, Located, Side, Subject
from .written import alike, kinds


@dataclass(frozen=True, slots=True)
class _Header:
    """A header of a reply: as it is spelled, and where it is described."""

    name: str
    found: Located


def compare_headers(context: Context, both: Both, reply: str) -> None:
    """Report headers of a reply that came, went or changed; names count without case."""
    before = _headers(context.sides.old, both.old)
    after = _headers(context.sides.new, both.new)
    for key in sorted({*before, *after}):
        was, is_ = before.get(key), after.get(key)
        shown = is_ or was
        assert shown is not None
        title = f"header {quote(shown.name)} of the {reply}"
        if was is None:
            subject = Subject(title, both.old.at, shown.found.at)
            context.report("response-header-added", subject, new=shown.name)
        elif is_ is None:
            required = was.found.node.get("required") is True
            rule = f"response-header-removed-{'required' if required else 'optional'}"
            subject = Subject(title, was.found.at, both.new.at)
            context.report(rule, subject, old=was.name)
        else:
            _header(context, Both(was.found, is_.found), title)


def _headers(side: Side, reply: Located) -> dict[str, _Header]:
    headers = reply.node.get("headers")
    headers = headers if isinstance(headers, Mapping) else {}
    found: dict[str, _Header] = {}
    for name in sorted(headers):
        # A response header called Content-Type is ignored (OAS 3.1, Response Object).
        if name.lower() != "content-type":
            at = child(reply.at, "headers", name)
            found[name.lower()] = _Header(name, side.resolve(headers[name], at))
    return found


def _header(context: Context, both: Both, title: str) -> None:
    subject = both.about(title)
    context.life("response-header", both, title)
    was, is_ = both.holds("required")
    if was != is_:
        rule = f"response-header-became-{'required' if is_ else 'optional'}"
        context.report(rule, subject, old=was, new=is_)
    before, after = both.old.node, both.new.node
    if ("content" in before) != ("content" in after):
        old, new = (
            ("content", "schema") if "content" in before else ("schema", "content")
        )
        context.report(
            "response-header-serialization-changed", subject, old=old, new=new
        )
        return
    schema_old, schema_at_old, _ = schema_of(*both.old)
    schema_new, schema_at_new, text = schema_of(*both.new)
    was, is_ = both.holds("explode")
    if was != is_:
        values = kinds(context.sides.old.shapes, schema_old, schema_at_old)
        values |= kinds(context.sides.new.shapes, schema_new, schema_at_new)
        same = alike(("simple", was), ("simple", is_), values)
        rule = "response-header-explode-changed"
        context.report(rule, subject, old=was, new=is_, quiet=same)
    pair = context.schemas.pair(schema_old, schema_at_old, schema_new, schema_at_new)
    context.use("response-header", title, pair, text=text)
