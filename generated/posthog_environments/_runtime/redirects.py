"""Where a redirect leads, and what may go there."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import unquote_plus, urljoin, urlsplit, urlunsplit

from .errors import RedirectError
from .message import Headers, Request
from .origins import escaped, origin

_HARMLESS = ("accept", "accept-encoding", "user-agent", "range")


def redirected(request: Request, location: str, names: Collection[str]) -> Request:
    """The request that a redirect asks for, without the query parameters `names`.

    Raises RedirectError if it leads from https to http, or not to a plain URL at all.
    """
    try:
        parts = urlsplit(urljoin(request.url, escaped(_text(location))))
        authority = parts.netloc.rpartition("@")[2]
        url = urlunsplit((parts.scheme, authority, parts.path or "/", parts.query, ""))
        scheme = origin(url)[0]
    except ValueError:
        scheme = url = ""
    if scheme not in ("http", "https"):
        raise RedirectError("a redirect to something other than http was not followed")
    if scheme == "http" and request.url.startswith("https:"):
        raise RedirectError("a redirect from https to http was not followed")
    bare = without_parameters(url, names)
    return Request(request.method, bare, request.headers, request.content)


def _text(location: str) -> str:
    """A header as the UTF-8 that it most likely is, if it is not ASCII as it should be."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def without_parameters(url: str, names: Collection[str]) -> str:
    """The URL without the query parameters of these names."""
    head, mark, query = url.partition("?")
    if not mark:
        return url
    kept = [
        pair
        for pair in query.split("&")
        if unquote_plus(pair.partition("=")[0]).lower() not in names
    ]
    return f"{head}?{'&'.join(kept)}" if kept else head


def harmless(request: Request) -> Request:
    """The request with those headers only that any server may see."""
    pairs = [pair for pair in request.headers.pairs if pair[0].lower() in _HARMLESS]
    return Request(request.method, request.url, Headers(pairs))
