"""How lists are continued: from one page's reply to the next page's request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeGuard, cast
from urllib.parse import parse_qsl, urljoin, urlsplit

from .errors import PagingError
from .json import is_array, is_object
from .links import next_link
from .omit import OMIT
from .operation import (
    CursorPaging,
    LinkPaging,
    NextUrlPaging,
    OffsetPaging,
    PagePaging,
    Paging,
)
from .origins import escaped, origin
from .place import Place, Received
from .reach import SILENT, reach


def items_of(paging: Paging, body: object) -> list[Any]:
    """The items of a page; those of a map are pairs of a key and a value."""
    found = reach(body, paging.items)
    if is_object(found):
        return list(found.items())
    return list(found) if is_array(found) else []


def following(paging: Paging, place: Place, page: Received) -> Place | None:
    """The place of the next page; None after the last one. Raises PagingError."""
    for told, ends in ((getattr(paging, "more", ()), False), (_done(paging), True)):
        if told and reach(page.body, told) is ends:
            return None
    next_ = _FOLLOWING[type(paging)](paging, place, page)
    return None if next_ is None else next_.after(page.items)


def _done(paging: Paging) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(paging, "done", ())
    return found


def _offset(paging: OffsetPaging, place: Place, page: Received) -> Place | None:
    asked = _asked(place.arguments, paging.inside, paging.offset)
    after = _number(asked, 0) + page.count
    ended = _ended(paging, page, after)
    if ended or (ended is None and _is_short(paging, place, page)):
        return None
    arguments = _asking(place.arguments, paging.inside, paging.offset, after)
    return place.advanced(after, arguments=arguments).counted(after, page.count)


def _page(paging: PagePaging, place: Place, page: Received) -> Place | None:
    asked = _asked(place.arguments, paging.inside, paging.page)
    number = _number(asked, paging.first)
    earlier = number - paging.first
    before = place.before
    if before is None:
        before = earlier * page.count
    after = before + page.count
    ended = _ended(paging, page, after)
    if ended is None:
        pages = reach(page.body, paging.pages) if paging.pages else None
        ended = _is_number(pages) and earlier + 1 >= pages
    if ended:
        return None
    next_: object = str(number + 1) if isinstance(asked, str) else number + 1
    arguments = _asking(place.arguments, paging.inside, paging.page, next_)
    return place.advanced(number + 1, arguments=arguments).counted(after, page.count)


def _asked(
    arguments: Mapping[str, object], inside: tuple[str, ...], name: str
) -> object:
    """What a parameter was given, in the arguments or in what lies inside of one."""
    if not inside:
        return arguments.get(name)
    held = arguments.get(inside[0])
    return None if held is OMIT else reach(held, (*inside[1:], name))


def _asking(
    arguments: Mapping[str, object], inside: tuple[str, ...], name: str, value: object
) -> dict[str, object]:
    """The arguments with a parameter of another value; None takes it out."""
    if not inside:
        changed = {**arguments, name: value}
        if value is None:
            del changed[name]
        return changed
    held = arguments.get(inside[0])
    properties = _properties(held)
    return {**arguments, inside[0]: _asking(properties, inside[1:], name, value)}


def _properties(held: object) -> Mapping[str, object]:
    """What an argument holds, by its wire names."""
    if is_object(held):
        return held
    dumped = getattr(held, "model_dump", None)
    if dumped is None:
        return {}
    found: Mapping[str, object] = dumped(by_alias=True, exclude_unset=True)
    return found


def _ended(
    paging: OffsetPaging | PagePaging, page: Received, after: int
) -> bool | None:
    """Whether a page says that it is the last one; None if it says nothing. `after` is the
    number of items up to its end."""
    if not page.count:
        return True
    told = reach(page.body, paging.next, SILENT) if paging.next else SILENT
    if told is not SILENT:
        return not told
    if paging.more and reach(page.body, paging.more) is True:
        return False
    if paging.done and reach(page.body, paging.done) is False:
        return False
    total = reach(page.body, paging.total) if paging.total else None
    return after >= total if _is_number(total) else None


def _is_short(paging: OffsetPaging, place: Place, page: Received) -> bool:
    """Whether a page has fewer items than were asked for, of a server that has given as
    many before: others may have a lower limit of their own."""
    asked = _number(_asked(place.arguments, paging.inside, paging.size or ""), 0)
    return page.count < asked <= place.longest


def _is_number(value: object) -> TypeGuard[int]:
    """Whether a reply counts something; 0 and -1 stand for what was not counted."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _cursor(paging: CursorPaging, place: Place, page: Received) -> Place | None:
    inside, turn, path = paging.inside, paging.cursor, paging.next
    arguments = place.arguments
    if paging.back is not None and _is_given(arguments, inside, paging.back):
        # Asked for what lies before something: further pages lie before this one.
        if paging.previous and not _is_given(arguments, inside, turn):
            turn, path = paging.back, paging.previous
        else:
            arguments = _asking(arguments, inside, paging.back, None)
    header = paging.header
    cursor = page.headers.get(header) if header else reach(page.body, path)
    if cursor is None or cursor == "" or cursor is False:
        return None
    arguments = _asking(arguments, inside, turn, cursor)
    return place.advanced(cursor, arguments=arguments)


def _is_given(
    arguments: Mapping[str, object], inside: tuple[str, ...], name: str
) -> bool:
    return _asked(arguments, inside, name) not in (None, OMIT)


def _next_url(paging: NextUrlPaging, place: Place, page: Received) -> Place | None:
    found = reach(page.body, paging.next)
    if found and not isinstance(found, str):
        found = reach(found, ("href",))  # a link object (JSON:API, HAL)
    return _at(str(found), paging.asking, place, page) if found else None


def _link(paging: LinkPaging, place: Place, page: Received) -> Place | None:
    found = next_link(page.headers.get("link", ""))
    return _at(found, paging.asking, place, page) if found else None


_FOLLOWING: Mapping[type, Callable[[Any, Place, Received], Place | None]] = {
    OffsetPaging: _offset,
    PagePaging: _page,
    CursorPaging: _cursor,
    NextUrlPaging: _next_url,
    LinkPaging: _link,
}


def _at(
    url: str, asking: tuple[tuple[str, str], ...], place: Place, page: Received
) -> Place:
    try:
        target = urljoin(page.url, escaped(url))
        own, its = origin(page.url), origin(target)
    except ValueError:
        raise PagingError("the next page is not at a plain URL") from None
    if own[0] == "https" and its == ("http", own[1], 80) and own[2] == 443:
        # A server behind a TLS proxy often does not know that it is reached by https.
        target = urlsplit(target)._replace(scheme="https").geturl()
    elif own != its:
        return _beside(target, its[1], asking, place, page)
    return place.advanced(target, url=target)


def _beside(
    target: str,
    host: str,
    asking: tuple[tuple[str, str], ...],
    place: Place,
    page: Received,
) -> Place:
    """The next page where its URL is that of another server, often the one behind a proxy:
    what the URL asks for by documented parameters is asked of the server that is known.
    """
    asked = dict(parse_qsl(urlsplit(target).query))
    found = {argument: asked[name] for name, argument in asking if name in asked}
    if not found:
        raise PagingError(f"the next page is on another server, {host!r}")
    arguments = {**place.arguments, **found}
    return place.advanced(target, arguments=arguments)


def _number(value: object, default: int) -> int:
    return default if value is None or value is OMIT else int(cast("Any", value))
