"""Recognizing lists that are continued by further requests.

Precision goes before recall: an operation counts as paged only where a parameter that asks
for the next page and a reply with one list of items are both there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .. import ir
from ..config import PagingRule
from ..diagnostics import Diagnostics
from . import pages, paging_inputs
from .pages import Reply
from .paging_inputs import Asked
from .paging_types import bare

Rules = Mapping[str, PagingRule | None]


def recognized(api: ir.Api, rules: Rules, diagnostics: Diagnostics) -> ir.Api:
    """The API with the paging of each operation that pages.

    Args:
        rules: what is stated by hand, by operationId or `ir.Operation.id`; None says that
            an operation is not paged.
    """
    found = []
    for operation in api.operations:
        paging = _of(api, operation, rules, diagnostics)
        found.append(operation if paging is None else replace(operation, paging=paging))
    return replace(api, operations=tuple(found))


def _of(
    api: ir.Api, operation: ir.Operation, rules: Rules, diagnostics: Diagnostics
) -> ir.Paging | None:
    for name in (operation.id, operation.operation_id):
        if name is not None and name in rules:
            rule = rules[name]
            return _stated(api, operation, rule, diagnostics) if rule else None
    if operation.method not in ("GET", "POST", "QUERY"):
        return None
    asked = paging_inputs.asked(api, operation)
    if asked.is_empty and operation.method != "GET":
        return None
    reply = pages.reply(api, operation)
    if reply is None:
        return None
    for recognize in _KINDS:
        paging = recognize(asked, reply)
        if paging is not None:
            return paging
    return None


def _link(asked: Asked, reply: Reply) -> ir.Paging | None:
    """A header `Link`, declared or told of at a cursor, and a parameter that asks for
    pages."""
    declared = reply.link and (not asked.is_empty or asked.size)
    told = asked.linked and asked.cursor and not reply.cursor
    if not (declared or told):
        return None
    return _paging(ir.PagingKind.LINK, reply, size=asked.size)


def _offset(asked: Asked, reply: Reply) -> ir.Paging | None:
    """`offset` with a limit, or with a count in the reply."""
    if asked.offset is None or not _goes_on(asked, reply):
        return None
    return _paging(
        ir.PagingKind.OFFSET,
        reply,
        parameter=asked.offset,
        size=asked.size,
        next_=reply.next,
        more=reply.more,
        total=reply.total,
    )


def _goes_on(asked: Asked, reply: Reply) -> bool:
    """Whether lists are meant to be read to the end: a size that has to be given, with a
    reply that says nothing of other pages, asks for the best few."""
    if reply.counted or reply.more or reply.next:
        return True
    return asked.size is not None and not asked.limited


def _page(asked: Asked, reply: Reply) -> ir.Paging | None:
    """A page number with a page size, or with a count in the reply."""
    if asked.page is None or not _goes_on(asked, reply):
        return None
    silent = not (reply.counted or reply.more or reply.next)
    if asked.cursor and (silent or reply.cursor or reply.url):
        return None
    return _paging(
        ir.PagingKind.PAGE,
        reply,
        parameter=asked.page,
        size=asked.size,
        next_=reply.next,
        more=reply.more,
        total=reply.total,
        pages=reply.pages,
        first=asked.first,
    )


def _cursor(asked: Asked, reply: Reply) -> ir.Paging | None:
    """A token of the reply that a parameter takes back."""
    if asked.cursor is None or not reply.cursor:
        return None
    return _paging(
        ir.PagingKind.CURSOR,
        reply,
        parameter=asked.cursor,
        size=asked.size,
        next_=reply.cursor,
        more=reply.more,
    )


def _last_item(asked: Asked, reply: Reply) -> ir.Paging | None:
    """The id of the last item, where the reply says whether there are more."""
    if asked.last is None or not (reply.more and reply.id):
        return None
    return _paging(
        ir.PagingKind.CURSOR,
        reply,
        parameter=asked.last,
        size=asked.size,
        next_=(*reply.items, -1, "id"),
        more=reply.more,
    )


def _next_url(asked: Asked, reply: Reply) -> ir.Paging | None:
    """The address of the next page in the reply."""
    if not reply.url:
        return None
    return _paging(
        ir.PagingKind.NEXT_URL, reply, size=asked.size, next_=reply.url, more=reply.more
    )


_KINDS: tuple[Callable[[Asked, Reply], ir.Paging | None], ...] = (
    _link,
    _offset,
    _page,
    _cursor,
    _last_item,
    _next_url,
)
"""In order of preference: numbers can be continued from anywhere, tokens cannot."""


def _paging(
    kind: ir.PagingKind,
    reply: Reply,
    *,
    parameter: str | None = None,
    size: str | None = None,
    next_: tuple[str | int, ...] = (),
    more: tuple[str, ...] = (),
    total: tuple[str, ...] = (),
    pages: tuple[str, ...] = (),
    first: int = 1,
) -> ir.Paging:
    return ir.Paging(
        kind=kind,
        items=reply.items,
        item=reply.item,
        next=next_,
        parameter=parameter,
        size=size,
        more=more,
        total=total,
        pages=pages,
        first=first,
    )


def _stated(
    api: ir.Api, operation: ir.Operation, rule: PagingRule, diagnostics: Diagnostics
) -> ir.Paging:
    item: ir.Type = ir.ANY
    content = pages.success(operation)
    if content is not None and content.type is not None:
        found = _reach(api, content.type, rule.items)
        if isinstance(found, ir.Array):
            item = found.item
        else:
            diagnostics.warning(
                "paging-items",
                operation.at,
                f"the reply of {operation.id} has no list at"
                f" {'.'.join(rule.items) or 'its root'}; its items stay untyped",
                "Correct `items` of the operation's paging rule.",
            )
    return ir.Paging(
        kind=ir.PagingKind(rule.kind),
        items=rule.items,
        item=item,
        next=rule.next,
        parameter=rule.parameter,
        size=rule.size,
        more=rule.more,
    )


def _reach(
    api: ir.Api, type_: ir.Type, path: tuple[str, ...]
) -> ir.Type | ir.Object | None:
    found = bare(api, type_)
    for name in path:
        if not isinstance(found, ir.Object):
            return None
        inner = next((field.type for field in found.fields if field.wire == name), None)
        if inner is None:
            return None
        found = bare(api, inner)
    return found
