"""How lists are continued: from one page's reply to the next page's request."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from typing import Any, TypeGuard, cast
from urllib.parse import urljoin, urlsplit

from .errors import PagingError
from .json import is_array, is_object
from .message import Headers
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
from .value import Value


class Place(Value):
    """Where in a list a page stands: the arguments it is asked for with, or its URL.

    `before` counts the items of earlier pages where that is known, `longest` is the length
    of the longest of these pages. The other fields find circles with constant memory
    (Brent's algorithm): `mark` is a token met earlier, with which the tokens of the next
    `power` pages are compared.
    """

    arguments: Mapping[str, object]
    url: str | None = None
    before: int | None = None
    longest: int = 0
    token: object = None
    mark: object = None
    power: int = 1
    steps: int = 0

    def __init__(
        self,
        arguments: Mapping[str, object],
        url: str | None = None,
        before: int | None = None,
        longest: int = 0,
        token: object = None,
        mark: object = None,
        power: int = 1,
        steps: int = 0,
    ) -> None:
        # By hand, since there is one for each page.
        self.__dict__.update(
            arguments=arguments,
            url=url,
            before=before,
            longest=longest,
            token=token,
            mark=mark,
            power=power,
            steps=steps,
        )

    def advanced(
        self,
        token: object,
        *,
        arguments: Mapping[str, object] | None = None,
        url: str | None = None,
    ) -> Place:
        """The next place. Raises PagingError if the list has been there before."""
        if token in (self.token, self.mark):
            raise PagingError("the list goes round in circles: a page leads back")
        place = self.replaced(
            arguments=arguments or self.arguments, url=url, token=token
        )
        if self.steps + 1 < self.power:
            return place.replaced(steps=self.steps + 1)
        return place.replaced(mark=token, power=self.power * 2, steps=0)


class Received(Value):
    """What is known of a page when the next one is looked for."""

    url: str
    headers: Headers
    body: object
    count: int

    def __init__(self, url: str, headers: Headers, body: object, count: int) -> None:
        self.__dict__.update(url=url, headers=headers, body=body, count=count)


def items_of(paging: Paging, body: object) -> list[Any]:
    """The items of a page."""
    found = reach(body, paging.items)
    return list(found) if is_array(found) else []


def following(paging: Paging, place: Place, page: Received) -> Place | None:
    """The place of the next page; None after the last one. Raises PagingError."""
    more = getattr(paging, "more", ())
    if more and reach(page.body, more) is False:
        return None
    return _FOLLOWING[type(paging)](paging, place, page)


def _offset(paging: OffsetPaging, place: Place, page: Received) -> Place | None:
    after = _number(place.arguments.get(paging.offset), 0) + page.count
    ended = _ended(paging, page, after)
    if ended or (ended is None and _is_short(paging, place, page)):
        return None
    arguments = {**place.arguments, paging.offset: after}
    return _counted(place.advanced(after, arguments=arguments), after, page)


def _page(paging: PagePaging, place: Place, page: Received) -> Place | None:
    number = _number(place.arguments.get(paging.page), paging.first)
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
    arguments = {**place.arguments, paging.page: number + 1}
    return _counted(place.advanced(number + 1, arguments=arguments), after, page)


def _counted(place: Place, before: int, page: Received) -> Place:
    return place.replaced(before=before, longest=max(place.longest, page.count))


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
    total = reach(page.body, paging.total) if paging.total else None
    return after >= total if _is_number(total) else None


def _is_short(paging: OffsetPaging, place: Place, page: Received) -> bool:
    """Whether a page has fewer items than were asked for, of a server that has given as
    many before: others may have a lower limit of their own."""
    asked = _number(place.arguments.get(paging.size or ""), 0)
    return page.count < asked <= place.longest


def _is_number(value: object) -> TypeGuard[int]:
    """Whether a reply counts something; 0 and -1 stand for what was not counted."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _cursor(paging: CursorPaging, place: Place, page: Received) -> Place | None:
    cursor = reach(page.body, paging.next)
    if cursor is None or cursor == "" or cursor is False:
        return None
    arguments = {**place.arguments, paging.cursor: cursor}
    return place.advanced(cursor, arguments=arguments)


def _next_url(paging: NextUrlPaging, place: Place, page: Received) -> Place | None:
    found = reach(page.body, paging.next)
    if found and not isinstance(found, str):
        found = reach(found, ("href",))  # a link object (JSON:API, HAL)
    return _at(str(found), place, page) if found else None


def _link(paging: LinkPaging, place: Place, page: Received) -> Place | None:
    found = next_link(page.headers.get("link", ""))
    return _at(found, place, page) if found else None


_FOLLOWING: Mapping[type, Callable[[Any, Place, Received], Place | None]] = {
    OffsetPaging: _offset,
    PagePaging: _page,
    CursorPaging: _cursor,
    NextUrlPaging: _next_url,
    LinkPaging: _link,
}


def _at(url: str, place: Place, page: Received) -> Place:
    try:
        target = urljoin(page.url, escaped(url))
        own, its = origin(page.url), origin(target)
    except ValueError:
        raise PagingError("the next page is not at a plain URL") from None
    if own[0] == "https" and its == ("http", own[1], 80) and own[2] == 443:
        # A server behind a TLS proxy often does not know that it is reached by https.
        target = urlsplit(target)._replace(scheme="https").geturl()
    elif own != its:
        raise PagingError(f"the next page is on another server, {its[1]!r}")
    return place.advanced(target, url=target)


def next_link(header: str) -> str | None:
    """The target of `rel="next"` in a Link header (RFC 8288, section 3)."""
    rest = header
    while "<" in rest:
        target, _, rest = rest.partition("<")[2].partition(">")
        parameters, rest = _parameters(rest)
        if "next" in parameters.get("rel", "").lower().split():
            return target
    return None


def _parameters(text: str) -> tuple[dict[str, str], str]:
    """The parameters of a link, and what follows its comma."""
    found: dict[str, str] = {}
    text = text.lstrip()
    while text.startswith(";"):
        name, _, text = text[1:].partition("=")
        text = text.lstrip()
        if text.startswith('"'):
            value, _, text = text[1:].partition('"')
        else:
            end = min((i for i in map(text.find, ";,") if i >= 0), default=len(text))
            value, text = text[:end], text[end:]
        found.setdefault(name.strip().lower(), value.strip())
        text = text.lstrip()
    return found, text


def _number(value: object, default: int) -> int:
    return default if value is None or value is OMIT else int(cast("Any", value))


SILENT = object()
"""Stands for what a reply does not mention."""


def reach(value: object, path: Sequence[str | int], absent: object = None) -> object:
    """What lies at a path of wire names in a decoded reply, None below a null; `absent`
    if the reply does not mention it. A number is a place in a list."""
    for name in path:
        if value is None:
            return None
        if isinstance(name, int):
            value = value[name] if is_array(value) and value else absent
        elif is_object(value):
            value = value.get(name, absent)
        else:
            kind = cast("Hashable", type(value))
            attribute = _attributes(kind).get(name, name)
            given = getattr(value, "model_fields_set", ())
            value = getattr(value, attribute, None) if attribute in given else absent
        if value is absent:
            break
    return value


def _read_attributes(kind: Hashable) -> Mapping[str, str]:
    """The attributes of a model by their wire names, where these differ."""
    fields: Mapping[str, Any] = getattr(kind, "model_fields", {})
    return {
        field.alias: attribute for attribute, field in fields.items() if field.alias
    }


_attributes = cache(_read_attributes)
