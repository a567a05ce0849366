"""Replies: status codes, media types, headers."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.media_types import specializes
from ..spec.source_map import ROOT, Pointer, child
from .context import Context, Place
from .findings import Direction
from .headers import compare_headers
from .media import (
    MediaMatch,
    MediaMatches,
    compare_media,
    contents,
    match_media,
)
from .messages import quote
from .shape import Node


def compare_responses(
    context: Context,
    old: Node,
    new: Node,
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
) -> None:
    """Report what changed in the replies of an operation."""
    before, after = _responses(old), _responses(new)
    # A range that the other document spells out has been compared with its members.
    covered = {_range(status) for status in before if status not in after} & {*after}
    covered |= {_range(status) for status in after if status not in before} & {*before}
    for status in sorted({*before, *after}):
        here = child(at_old, "responses", status), child(at_new, "responses", status)
        if status in before and status in after:
            _reply(context, status, (before[status], after[status]), here, place)
        elif status in before and _range(status) in after:
            there = child(at_new, "responses", _range(status))
            nodes = before[status], after[_range(status)]
            _reply(context, status, nodes, (here[0], there), place)
        elif status in after and _range(status) in before:
            there = child(at_old, "responses", _range(status))
            nodes = before[_range(status)], after[status]
            _reply(context, status, nodes, (there, here[1]), place)
        elif status not in covered:
            nodes = before.get(status), after.get(status)
            others = before.get("default"), after.get("default")
            same = _default_says_it(context, nodes, others)
            unread = status in after and _is_unread(context, before, after, status)
            _one_sided(
                context, status, here, place,
                gone=status in before, same=same, unread=unread,
            )  # fmt: skip


def _default_says_it(
    context: Context, nodes: tuple[object, object], others: tuple[object, object]
) -> bool:
    """Whether the other document says the same of a status as part of its default."""
    old = context.sides.old.resolve(nodes[0] or others[0], ROOT)[0]
    new = context.sides.new.resolve(nodes[1] or others[1], ROOT)[0]
    keys = "content", "headers"
    return None not in others and all(
        context.sides.untouched(old.get(key), new.get(key)) for key in keys
    )


def _is_unread(
    context: Context,
    before: Mapping[str, object],
    after: Mapping[str, object],
    status: str,
) -> bool:
    """Whether those who read what a success brings find something else with a new status."""
    new = context.sides.new.resolve(after[status], ROOT)[0].get("content") or {}
    known = [
        context.sides.old.resolve(node, ROOT)[0].get("content") or {}
        for each, node in before.items()
        if each[:1] == "2"
    ]
    is_known = any(context.sides.untouched(each, new) for each in known)
    return status[:1] == "2" and any(known) and not is_known


def _responses(operation: Node) -> dict[str, object]:
    responses = operation.get("responses")
    if not isinstance(responses, Mapping):
        return {}
    return {
        str(status): node
        for status, node in responses.items()
        if str(status)[:2] != "x-"
    }


def _range(status: str) -> str:
    return f"{status[0]}XX" if status.isdigit() else ""


def _one_sided(
    context: Context,
    status: str,
    at: tuple[Pointer, Pointer],
    place: Place,
    *,
    gone: bool,
    same: bool,
    unread: bool,
) -> None:
    kind = "success" if status[:1] == "2" else "error"
    rule = f"response-{kind}-{'removed' if gone else 'added'}"
    parent = Pointer(at[1 if gone else 0].rpartition("/")[0])
    at_old, at_new = (at[0], parent) if gone else (parent, at[1])
    values = {"old": status} if gone else {"new": status}
    # What we answer to a webhook is ours to choose; a new answer asks nothing of us, but one
    # that is described no more may not be understood.
    ours = place.sends is Direction.RESPONSE
    doubtful = not same and (gone and kind == "success" if ours else unread)
    context.report(
        rule, at_old, at_new, f"response {quote(status)}", place=place,
        quiet=same or (ours and not doubtful), doubtful=doubtful,
        old=values.get("old"), new=values.get("new"),
    )  # fmt: skip


def _reply(
    context: Context,
    status: str,
    nodes: tuple[object, object],
    at: tuple[Pointer, Pointer],
    place: Place,
) -> None:
    before, at_old = context.sides.old.resolve(nodes[0], at[0])
    after, at_new = context.sides.new.resolve(nodes[1], at[1])
    title = f"response {quote(status)}"
    if place.sends is Direction.REQUEST:
        compare_headers(context, before, after, at_old, at_new, title, place)
    media_old, media_new = contents(before), contents(after)
    found = match_media(media_old, media_new)
    prefix = "response" if place.sends is Direction.REQUEST else "request-body"
    for pair in (*found.pairs, *_suffixed(found)):
        if pair.change:
            context.report(
                f"{prefix}-media-type-{pair.change}", child(at_old, "content", pair.old),
                child(at_new, "content", pair.new), title, place=place,
                old=pair.old, new=pair.new,
            )  # fmt: skip
        compare_media(
            context, place, "response", title, (pair.old, pair.new),
            (media_old[pair.old], media_new[pair.new]), (at_old, at_new),
        )  # fmt: skip
    if _suffixed(found):
        return
    for media in found.removed:
        context.report(
            f"{prefix}-media-type-removed", child(at_old, "content", media), at_new, title,
            place=place, old=media, quiet=media in found.spare,
        )  # fmt: skip
    for media in found.added:
        context.report(
            f"{prefix}-media-type-added", at_old, child(at_new, "content", media), title,
            place=place, new=media,
        )  # fmt: skip


def _suffixed(found: MediaMatches) -> tuple[MediaMatch, ...]:
    """The media types that came and went, if one is the other with a structured suffix."""
    if len(found.removed) != 1 or len(found.added) != 1:
        return ()
    was, is_ = found.removed[0], found.added[0]
    if specializes(was, is_):
        return (MediaMatch(was, is_, "specialized"),)
    return (MediaMatch(was, is_, "generalized"),) if specializes(is_, was) else ()
