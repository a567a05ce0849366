"""Request bodies."""

from __future__ import annotations

from ..source import Pointer, child
from .context import Context, Place
from .findings import Direction
from .media import compare_media, contents
from .shape import Node

_MEDIA = {"request": "request-body", "response": "response"}


def compare_body(
    context: Context,
    old: Node,
    new: Node,
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
) -> None:
    """Report what changed in the body of a request."""
    had, has = "requestBody" in old, "requestBody" in new
    if not had and not has:
        return
    before, body_old = _body(context, old, at_old, new_side=False)
    after, body_new = _body(context, new, at_new, new_side=True)
    prefix = place.prefix["request"]
    if had != has:
        _appeared(
            context, before if had else after, body_old, body_new, place, gone=had
        )
        return
    was, is_ = before.get("required") is True, after.get("required") is True
    if was != is_:
        owner = "webhook" if place.sends is Direction.RESPONSE else "request"
        rule = f"{owner}-body-became-{'required' if is_ else 'optional'}"
        context.report(
            rule, body_old, body_new, "request body", place=place, old=was, new=is_
        )
    media_old, media_new = contents(before), contents(after)
    for media in sorted({*media_old, *media_new}):
        if media not in media_old:
            rule = f"{_MEDIA[prefix]}-media-type-added"
            at = child(body_new, "content", media)
            context.report(rule, body_old, at, "request body", place=place, new=media)
        elif media not in media_new:
            rule = f"{_MEDIA[prefix]}-media-type-removed"
            at = child(body_old, "content", media)
            context.report(rule, at, body_new, "request body", place=place, old=media)
        else:
            compare_media(
                context, place, "request", "request body", (media, media),
                (media_old[media], media_new[media]), (body_old, body_new),
            )  # fmt: skip


def _body(
    context: Context, operation: Node, at: Pointer, *, new_side: bool
) -> tuple[Node, Pointer]:
    side = context.sides.new if new_side else context.sides.old
    if "requestBody" not in operation:
        return {}, at
    return side.resolve(operation["requestBody"], child(at, "requestBody"))


def _appeared(
    context: Context,
    node: Node,
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
    *,
    gone: bool,
) -> None:
    if place.sends is Direction.RESPONSE:
        rule = f"webhook-body-{'removed' if gone else 'added'}"
    elif gone:
        rule = "request-body-removed"
    else:
        required = node.get("required") is True
        rule = f"request-body-added-{'required' if required else 'optional'}"
    context.report(rule, at_old, at_new, "request body", place=place)
