"""Saying which lists are not paged, why, and how the configuration would page them."""

from __future__ import annotations

from ..model import ir
from ..report.diagnostics import Diagnostics
from .pages import Read, Reply
from .paging_inputs import Asked
from .paging_words import NEXT_CURSORS

LIST_NOT_PAGED = "list-not-paged"
"""The code of what is said of such a list."""

PAGED_BY = "If it has pages, say so in the configuration: "
"""What stands before the line of configuration that would page it."""


def report(
    operation: ir.Operation, asked: Asked, read: Read, diagnostics: Diagnostics
) -> None:
    """Say why an operation that looks like a list in pages is none."""
    reads = operation.method == "GET" or asked.size is not None or asked.takes_token
    reason = _reason(asked, read) if reads else None
    if reason is not None:
        diagnostics.info(
            LIST_NOT_PAGED,
            operation.at,
            f"{operation.id} looks like a list, and is not paged: {reason}",
            f"{PAGED_BY}operations.{_key(operation)}.paging = {_rule(asked, read)}",
        )


def _reason(asked: Asked, read: Read) -> str | None:
    """Why; None for what does not look like a list in pages."""
    reply = read.reply
    numbered = asked.offset or asked.page or (asked.cursors and asked.size)
    if reply is None:
        return read.reason if read.lists and numbered else None
    if asked.cursors:
        return f"nothing in its reply is surely the next `{asked.cursors[0].wire}`"
    if asked.offset or asked.page:
        number = asked.offset or asked.page
        assert number is not None
        return f"`{number.wire}` has no limit beside it, and its reply counts nothing"
    if _tells(reply):
        return "no parameter asks for the page that its reply tells of"
    if asked.size is not None:
        return f"`{asked.size.wire}` limits it, and nothing asks for the next page"
    return None


def _tells(reply: Reply) -> bool:
    told = any(
        leaf.word in NEXT_CURSORS and "next" in leaf.word for leaf in reply.leaves
    )
    return told or bool(reply.next or reply.more or reply.done)


def _key(operation: ir.Operation) -> str:
    return f'"{operation.operation_id or operation.id}"'


def _rule(asked: Asked, read: Read) -> str:
    """The value that would page an operation, as TOML; `…` is for the reader to fill in."""
    reply = read.reply
    given = asked.offset or asked.page or (asked.cursors[0] if asked.cursors else None)
    kind = "offset" if asked.offset else "page" if asked.page else "cursor"
    items = reply.items if reply else read.lists[0] if read.lists else ()
    parts = {"kind": kind}
    if items:
        parts["items"] = ".".join(items)
    parts["parameter"] = given.wire if given else "…"
    if kind == "cursor":
        parts["next"] = ".".join(reply.next) if reply and reply.next else "…"
    return "{ " + ", ".join(f'{name} = "{text}"' for name, text in parts.items()) + " }"
