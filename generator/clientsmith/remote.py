"""Documents on hosts that the user allowed."""

from __future__ import annotations

from http.client import HTTPException
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

_SECONDS = 30
"""For one answer of the server, however small a part it is of all that it says."""
_TOTAL = 120.0
_PIECE = 1 << 16
_PORTS = {"http": 80, "https": 443}


def is_url(name: str) -> bool:
    """Whether a name is that of a document on a host, and never one of a file."""
    return name.partition(":")[0].lower() in _PORTS and ":/" in name


class _SameOrigin(HTTPRedirectHandler):
    """Follows a redirect only to the origin that was allowed, or to its own https."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """Refuse what leaves the origin."""
        old, new = _origin(req.full_url), _origin(newurl)
        stronger = (("http", old[1], 80), ("https", old[1], 443))
        if new != old and (old, new) != stronger:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)


def fetch(url: str, limit: int, seconds: float = _TOTAL) -> bytes | str:
    """The content at an http or https URL, cut after `limit` bytes; a str says what failed,
    such as a server that takes longer than so many seconds."""
    end = monotonic() + seconds
    try:
        if not is_url(url):
            return "only http and https are fetched"
        with build_opener(_SameOrigin).open(url, timeout=_SECONDS) as answer:
            content = bytearray()
            while len(content) <= limit and (piece := answer.read1(_PIECE)):
                content += piece
                if monotonic() > end:
                    return f"it takes longer than {seconds:.0f} seconds"
            return bytes(content[: limit + 1])
    except (URLError, HTTPException, OSError, ValueError) as error:
        return str(error) or type(error).__name__


def host_of(url: str) -> frozenset[str]:
    """What a list of allowed hosts may call the host of a URL; nothing for what is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return frozenset()
    return frozenset(filter(None, (host, f"{host}:{port}" if host and port else "")))
