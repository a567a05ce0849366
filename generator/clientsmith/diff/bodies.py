"""Request bodies."""

from __future__ import annotations

from ..spec.source_map import child
from .context import Context
from .findings import Direction
from .media import compare_contents, contents, match_media
from .sides import Both, Located, Side

_TITLE = "request body"


def compare_body(context: Context, both: Both) -> None:
    """Report what changed in the body of a request."""
    had, has = ("requestBody" in each.node for each in both)
    if not had and not has:
        return
    body = Both(_body(context.sides.old, both.old), _body(context.sides.new, both.new))
    if had != has:
        _appeared(context, body, gone=had)
        return
    was, is_ = body.holds("required")
    if was != is_:
        owner = "webhook" if context.place.sends is Direction.RESPONSE else "request"
        rule = f"{owner}-body-became-{'required' if is_ else 'optional'}"
        context.report(rule, body.about(_TITLE), old=was, new=is_)
    found = match_media(contents(body.old.node), contents(body.new.node))
    compare_contents(context, "request", _TITLE, body, found)


def _body(side: Side, operation: Located) -> Located:
    node, at = operation
    if "requestBody" not in node:
        return Located({}, at)
    return side.resolve(node["requestBody"], child(at, "requestBody"))


def _appeared(context: Context, body: Both, *, gone: bool) -> None:
    if context.place.sends is Direction.RESPONSE:
        rule = f"webhook-body-{'removed' if gone else 'added'}"
    elif gone:
        rule = "request-body-removed"
    else:
        required = body.new.node.get("required") is True
        rule = f"request-body-added-{'required' if required else 'optional'}"
    context.report(rule, body.about(_TITLE))
