"""From an operation and its arguments to a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .message import Request
from .operation import Operation


def prepare(
    operation: Operation[Any],
    arguments: Mapping[str, object],
    base_url: str,
    *,
    query: Mapping[str, object] | None = None,
    body: Mapping[str, object] | None = None,
    content_type: str | None = None,
) -> Request:
    """Build the request of a call.

    `arguments` are keyed by Python argument name; `OMIT` is left out, and so is None in
    queries, headers and cookies. `query` and `body` are further properties, and
    `content_type` (or an argument of that name that nothing else claims) picks one of
    several bodies. The request has Accept, Content-Type, Cookie and the parameters'
    headers; User-Agent and credentials are the client's.

    Raises ValueError or TypeError, naming the argument, before anything is sent.
    """
    raise NotImplementedError
