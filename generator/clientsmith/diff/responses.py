"""Replies: status codes, media types, headers."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.media_types import specializes
from ..spec.source_map import ROOT, Pointer, child
from .context import Context
from .findings import Direction
from .headers import compare_headers
from .media import (
    MediaMatch,
    MediaMatches,
    compare_contents,
    contents,
    match_media,
)
from .messages import quote
from .shape import Node
from .sides import Both, Subject


def compare_responses(context: Context, both: Both) -> None:
    """Report what changed in the replies of an operation."""
    before, after = _responses(both.old.node), _responses(both.new.node)
    at_old, at_new = both.old.at, both.new.at
    # A range that the other document spells out has been compared with its members.
    covered = {_range(status) for status in before if status not in after} & {*after}
    covered |= {_range(status) for status in after if status not in before} & {*before}
    for status in sorted({*before, *after}):
        here = child(at_old, "responses", status), child(at_new, "responses", status)
        if status in before and status in after:
            _reply(context, status, (before[status], after[status]), here)
        elif status in before and _range(status) in after:
            there = child(at_new, "responses", _range(status))
            nodes = before[status], after[_range(status)]
            _reply(context, status, nodes, (here[0], there))
        elif status in after and _range(status) in before:
            there = child(at_old, "responses", _range(status))
            nodes = before[_range(status)], after[status]
            _reply(context, status, nodes, (there, here[1]))
        elif status not in covered:
            nodes = before.get(status), after.get(status)
            others = before.get("default"), after.get("default")
            same = _default_says_it(context, nodes, others)
            unread = status in after and _is_unread(context, before, after, status)
            gone = status in before
            _one_sided(context, both, status, gone=gone, same=same, unread=unread)


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
    context: Context, both: Both, status: str, *, gone: bool, same: bool, unread: bool
) -> None:
    title = f"response {quote(status)}"
    here, all_ = (
        both.member(title, "responses", status),
        both.member(title, "responses"),
    )
    kind = "success" if status[:1] == "2" else "error"
    # What we answer to a webhook is ours to choose; a new answer asks nothing of us, but one
    # that is described no more may not be understood.
    ours = context.place.sends is Direction.RESPONSE
    doubtful = not same and (gone and kind == "success" if ours else unread)
    quiet = same or (ours and not doubtful)
    if gone:
        subject, rule = (
            Subject(title, here.at_old, all_.at_new),
            f"response-{kind}-removed",
        )
        context.report(rule, subject, old=status, quiet=quiet, doubtful=doubtful)
    else:
        subject, rule = (
            Subject(title, all_.at_old, here.at_new),
            f"response-{kind}-added",
        )
        context.report(rule, subject, new=status, quiet=quiet, doubtful=doubtful)


def _reply(
    context: Context,
    status: str,
    nodes: tuple[object, object],
    at: tuple[Pointer, Pointer],
) -> None:
    both = context.sides.resolve(nodes, at)
    title = f"response {quote(status)}"
    if context.place.sends is Direction.REQUEST:
        compare_headers(context, both, title)
    found = match_media(contents(both.old.node), contents(both.new.node))
    compare_contents(context, "response", title, both, _match_suffixed(found))


def _match_suffixed(found: MediaMatches) -> MediaMatches:
    """Media types that came and went are one, if one is the other with a structured suffix
    (RFC 6838, section 4.2.8)."""
    if len(found.removed) != 1 or len(found.added) != 1:
        return found
    was, is_ = found.removed[0], found.added[0]
    if specializes(was, is_):
        match = MediaMatch(was, is_, "specialized")
    elif specializes(is_, was):
        match = MediaMatch(was, is_, "generalized")
    else:
        return found
    return MediaMatches((*found.pairs, match), (), (), found.spare)
