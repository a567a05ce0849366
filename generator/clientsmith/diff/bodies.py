"""Request bodies."""

from __future__ import annotations

from ..spec.source_map import Pointer, child
from .context import Context, Place
from .findings import Direction
from .media import compare_media, contents, match_media
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
    found = match_media(media_old, media_new)
    for pair in found.pairs:
        if pair.change:
            context.report(
                f"{_MEDIA[prefix]}-media-type-{pair.change}",
                child(body_old, "content", pair.old), child(body_new, "content", pair.new),
                "request body", place=place, old=pair.old, new=pair.new,
            )  # fmt: skip
        compare_media(
            context, place, "request", "request body", (pair.old, pair.new),
            (media_old[pair.old], media_new[pair.new]), (body_old, body_new),
        )  # fmt: skip
    for media in found.removed:
        context.report(
            f"{_MEDIA[prefix]}-media-type-removed", child(body_old, "content", media),
            body_new, "request body", place=place, old=media, quiet=media in found.spare,
        )  # fmt: skip
    for media in found.added:
        context.report(
            f"{_MEDIA[prefix]}-media-type-added", body_old,
            child(body_new, "content", media), "request body", place=place, new=media,
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
