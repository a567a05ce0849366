"""One operation in both documents."""

from __future__ import annotations

from collections.abc import Mapping

from .bodies import compare_body
from .context import Context
from .findings import Direction
from .parameters import compare_parameters
from .responses import compare_responses
from .security import compare_security, security_key
from .shape import Node
from .sides import Both


def compare_operation(context: Context, both: Both, renamed: Mapping[str, str]) -> None:
    """Report everything that changed for callers of an operation. `renamed` maps names of
    path parameters in the old template to those of the new one."""
    old, new = both.old.node, both.new.node
    shares = _follows_the_document(context, old, new)
    context.security["shared" if shares else "own"] += 1
    if not renamed and context.sides.untouched(old, new):
        return
    context.life("endpoint", both, "operation")
    _identity(context, both)
    compare_parameters(context, both, renamed)
    compare_body(context, both)
    compare_responses(context, both)
    if not shares:
        compare_security(context, both)


def _follows_the_document(context: Context, old: Node, new: Node) -> bool:
    """Whether the security of an operation is that of the whole API on both sides."""
    return all(
        "security" not in operation
        or operation["security"] == side.tree.get("security", [])
        or security_key(operation) == security_key(side.tree)
        for operation, side in ((old, context.sides.old), (new, context.sides.new))
    )


def _identity(context: Context, both: Both) -> None:
    was, is_ = both.said("operationId")
    # Nobody calls what the API sends by its operationId.
    if was != is_ and context.place.sends is Direction.REQUEST:
        what = "added" if not was else "removed" if not is_ else "changed"
        subject = both.member("operation", "operationId")
        context.report(f"endpoint-id-{what}", subject, old=was, new=is_)
    before, after = _tags(both.old.node), _tags(both.new.node)
    subject = both.member("operation", "tags")
    for tag in sorted(before - after):
        context.report("endpoint-tag-removed", subject, old=tag)
    for tag in sorted(after - before):
        context.report("endpoint-tag-added", subject, new=tag)


def _tags(operation: Node) -> frozenset[str]:
    tags = operation.get("tags")
    return frozenset(map(str, tags)) if isinstance(tags, list) else frozenset()
