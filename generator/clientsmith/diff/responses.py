"""Replies: status codes, media types, headers."""

from __future__ import annotations

from collections.abc import Mapping

from ..source import Pointer, child
from .context import Context, Place
from .findings import Direction
from .headers import compare_headers
from .media import compare_media, contents, essence, specializes
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
            _one_sided(context, status, here, place, gone=status in before)


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
) -> None:
    kind = "success" if status[:1] == "2" else "error"
    rule = f"response-{kind}-{'removed' if gone else 'added'}"
    parent = Pointer(at[1 if gone else 0].rpartition("/")[0])
    at_old, at_new = (at[0], parent) if gone else (parent, at[1])
    values = {"old": status} if gone else {"new": status}
    # What we answer to a webhook is ours to choose; a new answer asks nothing of us.
    quiet = place.sends is Direction.RESPONSE
    context.report(
        rule, at_old, at_new, f"response {quote(status)}", place=place, quiet=quiet,
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
    media_old, media_new = dict(contents(before)), dict(contents(after))
    for old, new, rule in _renamed(media_old, media_new):
        if rule and place.sends is Direction.REQUEST:
            context.report(
                rule, child(at_old, "content", old), child(at_new, "content", new),
                title, place=place, old=old, new=new,
            )  # fmt: skip
        compare_media(
            context, place, "response", title, (old, new),
            (media_old.pop(old), media_new.pop(new)), (at_old, at_new),
        )  # fmt: skip
    prefix = "response" if place.sends is Direction.REQUEST else "request-body"
    for media in sorted(media_old):
        where = child(at_old, "content", media)
        rule = f"{prefix}-media-type-removed"
        context.report(rule, where, at_new, title, place=place, old=media)
    for media in sorted(media_new):
        where = child(at_new, "content", media)
        rule = f"{prefix}-media-type-added"
        context.report(rule, at_old, where, title, place=place, new=media)


def _renamed(
    old: Mapping[str, object], new: Mapping[str, object]
) -> list[tuple[str, str, str]]:
    """Media types that are the same thing on both sides, with the rule of their change."""
    pairs = [(media, media, "") for media in sorted(old) if media in new]
    gone = [media for media in sorted(old) if media not in new]
    come = [media for media in sorted(new) if media not in old]
    for was in gone:
        for is_ in come:
            if essence(was) == essence(is_):
                pairs.append((was, is_, "response-media-type-changed"))
                gone, come = [m for m in gone if m != was], [
                    m for m in come if m != is_
                ]
                break
    if len(gone) == len(come) == 1:
        was, is_ = gone[0], come[0]
        if specializes(was, is_):
            pairs.append((was, is_, "response-media-type-specialized"))
        elif specializes(is_, was):
            pairs.append((was, is_, "response-media-type-generalized"))
    return pairs
