"""What a single call may set for itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from .value import Value


class Timeout(Value):
    """Seconds allowed for each phase of one attempt; `None` waits for ever."""

    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0

    @classmethod
    def of(cls, seconds: float | None) -> Timeout:
        """The same limit for every phase."""
        return cls(seconds, seconds, seconds, seconds)


class Options(TypedDict, total=False):
    """Settings of one call; what is left out is taken from the client.

    - `timeout`: seconds for each phase of an attempt, a `Timeout`, or `None` for no limit.
    - `deadline`: seconds for the whole call, retries and waiting included.
    - `max_retries`: how often a failed attempt is repeated.
    - `headers`: further headers; `None` removes one that the client would send.
    - `query`: further query parameters, sent in form style.
    - `body`: further properties of a JSON, form or multipart body.
    - `content_type`: which of several documented media types the body is sent as.
    - `idempotency_key`: sent in place of a generated key.
    - `strict`: raise `ResponseValidationError` where a reply does not fit its schema.
    """

    timeout: float | Timeout | None
    deadline: float
    max_retries: int
    headers: Mapping[str, str | None]
    query: Mapping[str, object]
    body: Mapping[str, object]
    content_type: str
    idempotency_key: str
    strict: bool
