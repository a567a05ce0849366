"""Replies with their status and headers, for any call."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Generic, TypeVar

from .errors import request_id
from .message import Headers
from .value import Value

T = TypeVar("T")


class Raw(Value, Generic[T]):
    """The result of a call together with the head of the reply it was read from.

    `elapsed` is in seconds, retries included. If the call made several requests, the head
    is that of the last one. Header values are texts, also where the API's description gives
    them a type: type checkers could not follow a type that depends on the name looked up.
    """

    value: T
    status_code: int
    headers: Headers
    elapsed: float
    request_id: str | None


class Capture:
    """Keeps the head of the last reply within one `raw` call."""

    def __init__(self) -> None:
        self.status_code = 0
        self.headers = Headers()
        self.elapsed = 0.0

    def take(self, status_code: int, headers: Headers, elapsed: float) -> None:
        """Remember a reply."""
        self.status_code, self.headers, self.elapsed = status_code, headers, elapsed

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
        )


CAPTURE: ContextVar[Capture | None] = ContextVar("capture", default=None)
"""Set while a `raw` call runs, in its own thread or task only."""
