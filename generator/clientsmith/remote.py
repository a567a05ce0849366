"""Documents on hosts that the user allowed."""

from __future__ import annotations

from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

_SECONDS = 30


class _SameHost(HTTPRedirectHandler):
    """Follows a redirect only to the host that was allowed, and never to a weaker scheme."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        """Refuse what leaves the host."""
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.hostname != old.hostname or new.scheme not in ("https", old.scheme):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, limit: int) -> bytes | str:
    """The content at an http or https URL, cut after `limit` bytes; a str says what failed."""
    if urlsplit(url).scheme not in ("http", "https"):
        return "only http and https are fetched"
    try:
        with build_opener(_SameHost).open(url, timeout=_SECONDS) as answer:
            content: bytes = answer.read(limit + 1)
            return content
    except (URLError, HTTPException, OSError, ValueError) as error:
        return str(error) or type(error).__name__
