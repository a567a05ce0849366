"""Documents on hosts that the user allowed."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..source_map import is_url

_SECONDS = 30
"""For one answer of the server, however small a part it is of all that it says."""
_TOTAL = 120.0
_PIECE = 1 << 16
_PORTS = {"http": 80, "https": 443}
_NOT_MODIFIED = 304
_WANTED = "application/json, application/yaml;q=0.9, text/yaml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent; `content` is None where that is known by its ETag already."""

    content: bytes | None
    etag: str = ""


class _SameOrigin(HTTPRedirectHandler):
    """Follows a redirect only to the origin that was allowed, or to its own https."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """Refuse what leaves the origin."""
        old, new = _origin(req.full_url), _origin(newurl)
        stronger = (("http", old[1], 80), ("https", old[1], 443))
        if new != old and (old, new) != stronger:
            where = newurl.partition("?")[0]
            raise URLError(f"it leads to another place, {where}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def fetch(url: str, limit: int, seconds: float = _TOTAL) -> bytes | str:
    """The content at an http or https URL, cut after `limit` bytes; a str says what failed,
    such as a server that takes longer than so many seconds."""
    reply = ask(url, limit, seconds=seconds)
    return reply if isinstance(reply, str) else reply.content or b""


def ask(
    url: str, limit: int, etag: str = "", *, seconds: float = _TOTAL
) -> Reply | str:
    """The content at an http or https URL, cut after `limit` bytes and one more.

    Args:
        url: the address.
        limit: how many bytes are wanted at most.
        etag: of what is known already, which is not sent again.
        seconds: how long it may take in all.

    Returns:
        The reply, or a str that says what failed.
    """
    headers = {"Accept": _WANTED} | ({"If-None-Match": etag} if etag else {})
    end = monotonic() + seconds
    try:
        if not is_url(url):
            return "only http and https are fetched"
        request = Request(url, headers=headers)
        with build_opener(_SameOrigin).open(request, timeout=_SECONDS) as answer:
            content = bytearray()
            while len(content) <= limit and (piece := answer.read1(_PIECE)):
                content += piece
                if monotonic() > end:
                    return f"it takes longer than {seconds:.0f} seconds"
            return Reply(bytes(content[: limit + 1]), answer.headers.get("ETag") or "")
    except HTTPError as error:
        known = error.code == _NOT_MODIFIED and etag
        return Reply(None, etag) if known else str(error)
    except URLError as error:
        return str(error.reason)
    except (HTTPException, OSError, ValueError) as error:
        return str(error) or type(error).__name__


def host_of(url: str) -> frozenset[str]:
    """What a list of allowed hosts may call the host of a URL; nothing for what is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return frozenset()
    return frozenset(filter(None, (host, f"{host}:{port}" if host and port else "")))
