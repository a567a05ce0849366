"""Replies with their status and headers, for any call."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, Generic, TypeVar

from .errors import request_id
from .json import loads
from .message import Headers, read_text
from .value import Value

T = TypeVar("T")


class Raw(Value, Generic[T]):
    """The result of a call together with the head of the reply it was read from.

    `elapsed` is in seconds, retries included; `url` shows no credentials; `content` is the
    body as it came, empty for streams and downloads. If the call made several requests, the head
    is that of the last one. Header values are texts, also where the API's description gives
    them a type: type checkers could not follow a type that depends on the name looked up.
    """

    value: T
    status_code: int
    headers: Headers
    elapsed: float
    request_id: str | None
    url: str = ""
    content: bytes = b""
    attempts: int = 1

    @property
    def text(self) -> str:
        """The body as text, in the charset that its content type names, or in UTF-8."""
        return read_text(self.content, self.headers.get("content-type", ""))

    def json(self) -> Any:
        """The body read as JSON. Raises ValueError if it is none."""
        return loads(self.content)


class Capture:
    """Keeps the head of the last reply within one `raw` call."""

    def __init__(self) -> None:
        self.status_code = 0
        self.headers = Headers()
        self.elapsed = 0.0
        self.url = ""
        self.content = b""
        self.attempts = 1

    def take(self, reply: Any, elapsed: float, url: str, attempts: int) -> None:
        """Remember a reply."""
        self.status_code, self.headers = reply.status_code, reply.headers
        self.content = getattr(reply, "content", b"")
        self.elapsed, self.url, self.attempts = elapsed, url, attempts

    def complete(self, value: T) -> Raw[T]:
        """The result of the call."""
        if not self.status_code:
            raise RuntimeError("no request was made within raw()")
        return Raw(
            value,
            self.status_code,
            self.headers,
            self.elapsed,
            request_id(self.headers),
            self.url,
            self.content,
            self.attempts,
        )


CAPTURE: ContextVar[Capture | None] = ContextVar("capture", default=None)
"""Set while a `raw` call runs, in its own thread or task only."""
