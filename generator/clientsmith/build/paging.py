"""Recognizing lists that are continued by further requests.

Precision goes before recall: an operation counts as paged only where a parameter that asks
for the next page and a reply with one list of items are both there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ..model import ir
from ..report.diagnostics import Diagnostics
from . import pages, paging_declared, paging_inputs, paging_stated, paging_unpaged
from .pages import Read, Reply
from .paging_inputs import Asked, Input, makes, sends
from .paging_siblings import Siblings, Way
from .paging_stated import Rules
from .paging_tokens import header_for, is_repeated, token_for
from .paging_types import is_alike, is_moment
from .paging_words import (
    LAST_ITEM,
    MARKED_LAST,
    MARKED_LOWER,
    MARKED_NUMBER,
    MARKED_OPAQUE,
    MARKED_TIME,
    MARKED_TOKEN,
    MARKED_UNUSED,
    OFFSETS,
    STARTING_AFTER,
    UNSURE_OFFSETS,
    word,
)


def recognize(
    api: ir.Api,
    tree: Mapping[str, ir.Json],
    rules: Rules,
    diagnostics: Diagnostics,
) -> ir.Api:
    """The API with the paging of each operation that pages.

    Args:
        tree: the document in normal form, for what it declares in extensions.
        rules: what the configuration says; it is believed first, and the document second.
    """
    found: dict[str, ir.Paging | None] = {}
    known: list[tuple[Asked, ir.Paging]] = []
    pending: list[tuple[ir.Operation, Asked, Read]] = []
    for operation in api.operations:
        stated = rules.for_operation(operation)
        if stated is not None:
            found[operation.id] = paging_stated.paging(
                api, operation, stated.rule, diagnostics
            )
            continue
        if operation.method not in ("GET", "POST", "QUERY"):
            continue
        declared = paging_declared.paging(api, tree, operation)
        if declared is not None:
            found[operation.id] = declared.paging
            continue
        asked = paging_inputs.asked(api, operation)
        if asked.is_empty and operation.method != "GET":
            continue
        read = pages.read(api, operation)
        items = read.reply.items if read.reply is not None else ()
        if operation.method != "GET" and (
            makes(operation) or (items and sends(api, operation, items[-1]))
        ):
            continue
        paging = _paging_of(asked, read.reply) if read.reply is not None else None
        if paging is None:
            pending.append((operation, asked, read))
        else:
            found[operation.id] = paging
            known.append((asked, paging))
    siblings = Siblings(known)
    for operation, asked, read in pending:
        inferred = read.reply and siblings.paging(asked, read.reply)
        if read.reply is not None and inferred:
            found[operation.id] = _paging(inferred, asked, read.reply)
        else:
            paging_unpaged.report(operation, asked, read, diagnostics)
    return replace(
        api,
        operations=tuple(
            replace(operation, paging=found.get(operation.id))
            for operation in api.operations
        ),
    )


def _paging_of(asked: Asked, reply: Reply) -> ir.Paging | None:
    for kind in _KINDS:
        way = kind(asked, reply)
        if way is not None:
            return _paging(way, asked, reply)
    return None


def _servers_next(asked: Asked, reply: Reply) -> Way | None:
    """The address by which the server itself divides a list, before any number."""
    return _next_url(asked, reply) if reply.servers else None


def _link(asked: Asked, reply: Reply) -> Way | None:
    """A header `Link`, declared or told of, and a parameter that asks for pages."""
    declared = reply.link and (not asked.is_empty or asked.size)
    tokens = [token_for(given, reply) for given in asked.cursors]
    silent = not (any(tokens) or reply.url)
    numbered = asked.page or asked.offset
    told = asked.linked and silent and (asked.takes_token or not numbered)
    if not (declared or (told and (asked.cursors or asked.size))):
        return None
    return Way(ir.PagingKind.LINK)


def _offset(asked: Asked, reply: Reply) -> Way | None:
    """`offset` with a limit, or with a count in the reply."""
    if asked.offset is None or not _goes_on(asked, reply):
        return None
    token = any(token_for(given, reply) for given in asked.cursors)
    unsure = asked.offset.is_one_of(UNSURE_OFFSETS)
    if token and (unsure or not (reply.total or reply.more)):
        return None
    return Way(ir.PagingKind.OFFSET, asked.offset)


def _goes_on(asked: Asked, reply: Reply) -> bool:
    """Whether lists are meant to be read to the end: a size that has to be given, with a
    reply that says nothing of other pages, asks for the best few."""
    if not reply.is_silent or asked.described:
        return True
    return asked.size is not None and not asked.limited


def _page(asked: Asked, reply: Reply) -> Way | None:
    """A page number with a page size, or with a count in the reply."""
    if asked.page is None or not _goes_on(asked, reply):
        return None
    token = any(token_for(given, reply) for given in asked.cursors)
    if token or (asked.takes_token and (reply.is_silent or reply.url)):
        return None
    return Way(ir.PagingKind.PAGE, asked.page)


def _cursor(asked: Asked, reply: Reply) -> Way | None:
    """A token of the reply that a parameter takes back."""
    for given in asked.cursors:
        next_ = token_for(given, reply)
        if next_:
            return Way(ir.PagingKind.CURSOR, given, next_)
    return None


def _repeated(asked: Asked, reply: Reply) -> Way | None:
    """A token that is known by its description alone."""
    for given in asked.texts:
        for leaf in reply.leaves:
            if is_repeated(given, leaf):
                return Way(ir.PagingKind.CURSOR, given, leaf.path)
    return None


def _header_token(asked: Asked, reply: Reply) -> Way | None:
    """A token in a header of the reply."""
    for given in asked.cursors:
        header = header_for(given, reply)
        if header is not None:
            return Way(ir.PagingKind.CURSOR, given, header=header)
    return None


def _numbered_text(asked: Asked, reply: Reply) -> Way | None:
    """A page number that is declared as text, where the reply counts pages, or said to be one;
    or any number that is, where the document declares the size of a page as text, too."""
    careless = any(each.is_one_of(_PLAIN_SIZES) for each in asked.texts)
    for given in asked.cursors:
        if MARKED_UNUSED.search(given.description):
            continue
        sure = careless and not MARKED_TOKEN.search(given.description)
        sure = sure and len(reply.items) < 2
        if word(given.wire) in ("page", "pagenumber"):
            sure = sure or reply.counted or bool(reply.next)
            if sure or MARKED_NUMBER.search(given.description):
                return Way(ir.PagingKind.PAGE, given)
        elif sure and given.is_one_of(OFFSETS - UNSURE_OFFSETS):
            return Way(ir.PagingKind.OFFSET, given)
    return None


_PLAIN_SIZES = frozenset({"limit", "pagesize", "perpage", "size", "count"})


def _last_item(asked: Asked, reply: Reply) -> Way | None:
    """The id of the last item, where the reply says whether there are more, or the
    document speaks of it."""
    for given in asked.cursors:
        if not (given.is_one_of(LAST_ITEM) and reply.id) or reply.url:
            continue
        if MARKED_TIME.search(given.description) or given.within or given.is_path:
            continue
        sure = not word(given.wire).startswith("since")
        flagged = sure and bool(reply.more or reply.done)
        spoken = MARKED_LAST.search(given.description) is not None
        if not sure and any(word(each.wire) in _UPPER for each in asked.texts):
            continue  # what is newer than an id, of a list that begins with the newest
        alike = reply.is_alone and is_alike(given.type, reply.id_type)
        paired = asked.backward is not None or not reply.items or alike
        plain = sure and paired and not given.description.strip()
        plain = plain and bool(asked.size or given.is_one_of(STARTING_AFTER))
        if (given.is_body and not asked.size) or MARKED_OPAQUE.search(
            given.description
        ):
            continue
        if flagged or spoken or plain:
            next_: tuple[str | int, ...] = (*reply.items, -1, *reply.id)
            return Way(ir.PagingKind.CURSOR, given, next_)
    return None


_UPPER = frozenset({"maxid", "untilid"})


def _first_item(asked: Asked, reply: Reply) -> Way | None:
    """The last item's id or moment for `before`, where nothing else asks for another page and
    the reply says whether there are more, or the document that this is how to go on."""
    given = asked.backward
    if given is None or not asked.is_empty:
        return None
    flagged = asked.size and (reply.more or reply.done)
    if not flagged and not MARKED_LOWER.search(given.description):
        return None
    path = reply.moment if is_moment(given.type) else reply.id
    if not path or reply.url or given.within or given.is_body:
        return None
    if MARKED_TIME.search(given.description) and not is_moment(given.type):
        return None
    return Way(ir.PagingKind.CURSOR, given, (*reply.items, -1, *path))


def _next_url(asked: Asked, reply: Reply) -> Way | None:
    """The address of the next page in the reply."""
    if not reply.url:
        return None
    listed = "rel=next" in reply.url
    unasked = asked.is_empty and asked.size is None
    if (listed and asked.is_empty) or (unasked and reply.of_a_thing):
        return None
    return Way(ir.PagingKind.NEXT_URL, next=reply.url)


_KINDS: tuple[Callable[[Asked, Reply], Way | None], ...] = (
    _servers_next,
    _link,
    _offset,
    _page,
    _cursor,
    _header_token,
    _repeated,
    _numbered_text,
    _last_item,
    _first_item,
    _next_url,
)
"""In order of preference: numbers can be continued from anywhere, tokens cannot."""


def _paging(way: Way, asked: Asked, reply: Reply) -> ir.Paging:
    kind, by, next_ = way.kind, way.by, way.next
    counts = kind in (ir.PagingKind.OFFSET, ir.PagingKind.PAGE)
    linked = kind in (ir.PagingKind.NEXT_URL, ir.PagingKind.LINK)
    within = by.within if by is not None else ()
    size = asked.size if asked.size and asked.size.within == within else None
    back = asked.backward if asked.backward not in (None, by) and not linked else None
    return ir.Paging(
        kind=kind,
        items=reply.items,
        item=reply.item,
        next=reply.next if counts else next_,
        within=within,
        parameter=by.wire if by is not None else None,
        header=way.header,
        size=size.wire if size is not None else None,
        more=() if kind is ir.PagingKind.LINK else reply.more,
        done=() if kind is ir.PagingKind.LINK else reply.done,
        total=reply.total if counts else (),
        pages=reply.pages if kind is ir.PagingKind.PAGE else (),
        first=asked.first if kind is ir.PagingKind.PAGE else 1,
        backward=back.wire if back is not None and back.within == within else None,
        previous=_previous(back, reply, next_) if back is not None else (),
        asking=asked.names if linked else (),
    )


def _previous(
    back: Input, reply: Reply, next_: tuple[str | int, ...]
) -> tuple[str | int, ...]:
    """The way to the token of the previous page: the id of the first item where that of the
    last one leads forward."""
    if -1 in next_:
        return tuple(0 if step == -1 else step for step in next_)
    own = word(back.wire)
    for leaf in reply.leaves:
        beside = leaf.path[:-1] == next_[:-1]
        if beside and leaf.word in ("firstid", own, f"prev{own}", f"previous{own}"):
            return leaf.path
    return ()
