"""One operation in both documents."""

from __future__ import annotations

from collections.abc import Mapping

from ..spec.source_map import Pointer, child
from .bodies import compare_body
from .context import Context, Place
from .findings import Direction
from .parameters import compare_parameters
from .responses import compare_responses
from .security import compare_security, security_key
from .shape import Node


def compare_operation(
    context: Context,
    old: Node,
    new: Node,
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
    renamed: Mapping[str, str],
) -> None:
    """Report everything that changed for callers of an operation."""
    shares = _follows_the_document(context, old, new)
    context.shared_security += shares
    context.own_security += not shares
    if not renamed and context.sides.untouched(old, new):
        return
    context.life("endpoint", old, new, at_old, at_new, "operation", place)
    _identity(context, old, new, at_old, at_new, place)
    compare_parameters(context, old, new, at_old, at_new, place, renamed)
    compare_body(context, old, new, at_old, at_new, place)
    compare_responses(context, old, new, at_old, at_new, place)
    if not shares:
        compare_security(context, old, new, at_old, at_new, place)


def _follows_the_document(context: Context, old: Node, new: Node) -> bool:
    """Whether the security of an operation is that of the whole API on both sides."""
    return all(
        "security" not in operation
        or operation["security"] == side.tree.get("security", [])
        or security_key(operation) == security_key(side.tree)
        for operation, side in ((old, context.sides.old), (new, context.sides.new))
    )


def _identity(
    context: Context,
    old: Node,
    new: Node,
    at_old: Pointer,
    at_new: Pointer,
    place: Place,
) -> None:
    was, is_ = old.get("operationId"), new.get("operationId")
    # Nobody calls what the API sends by its operationId.
    if was != is_ and place.sends is Direction.REQUEST:
        what = "added" if not was else "removed" if not is_ else "changed"
        where = child(at_old, "operationId"), child(at_new, "operationId")
        context.report(
            f"endpoint-id-{what}", *where, "operation", place=place, old=was, new=is_
        )
    before, after = _tags(old), _tags(new)
    where = child(at_old, "tags"), child(at_new, "tags")
    for tag in sorted(before - after):
        context.report(
            "endpoint-tag-removed", *where, "operation", place=place, old=tag
        )
    for tag in sorted(after - before):
        context.report("endpoint-tag-added", *where, "operation", place=place, new=tag)


def _tags(operation: Node) -> frozenset[str]:
    tags = operation.get("tags")
    return frozenset(map(str, tags)) if isinstance(tags, list) else frozenset()
