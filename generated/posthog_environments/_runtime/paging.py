"""How lists are continued: from one page's reply to the next page's request."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from .errors import APIError
from .json import is_array
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
from .origins import origin
from .value import Value


class PagingError(APIError):
    """A list cannot be continued: it goes round in circles, or leads elsewhere."""


class Place(Value):
    """Where in a list a page stands: the arguments it is asked for with, or its URL.

    The other fields find circles with constant memory (Brent's algorithm): `mark` is a
    token met earlier, with which the tokens of the next `power` pages are compared.
    """

    arguments: Mapping[str, object]
    url: str | None = None
    token: object = None
    mark: object = None
    power: int = 1
    steps: int = 0

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
    if not page.count:
        return None
    offset = _number(place.arguments.get(paging.offset), 0) + page.count
    arguments = {**place.arguments, paging.offset: offset}
    return place.advanced(offset, arguments=arguments)


def _page(paging: PagePaging, place: Place, page: Received) -> Place | None:
    if not page.count:
        return None
    number = _number(place.arguments.get(paging.page), 1) + 1
    arguments = {**place.arguments, paging.page: number}
    return place.advanced(number, arguments=arguments)


def _cursor(paging: CursorPaging, place: Place, page: Received) -> Place | None:
    cursor = reach(page.body, paging.next)
    if cursor is None or cursor == "" or cursor is False:
        return None
    arguments = {**place.arguments, paging.cursor: cursor}
    return place.advanced(cursor, arguments=arguments)


def _next_url(paging: NextUrlPaging, place: Place, page: Received) -> Place | None:
    found = reach(page.body, paging.next)
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
        target = urljoin(page.url, url)
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


def reach(value: object, path: Sequence[str]) -> object:
    """What lies at a path of wire names in a decoded reply; None if nothing does."""
    for name in path:
        if isinstance(value, Mapping):
            value = cast("Mapping[str, object]", value).get(name)
        else:
            kind = cast("Hashable", type(value))
            attribute = _attributes(kind).get(name, name)
            value = getattr(value, attribute, None)
    return value


@cache
def _attributes(kind: Hashable) -> Mapping[str, str]:
    """The attributes of a model by their wire names, where these differ."""
    fields: Mapping[str, Any] = getattr(kind, "model_fields", {})
    return {
        field.alias: attribute for attribute, field in fields.items() if field.alias
    }
