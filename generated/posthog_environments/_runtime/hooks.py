"""Places at which a user's own functions are called."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from .errors import Deviation
from .message import Request, Response
from .value import Value


class Retry(Value):
    """A failed attempt that is about to be repeated.

    `number` counts from 1, `delay` is the wait in seconds, and one of `status_code` and
    `error` says why.
    """

    request: Request
    number: int
    delay: float
    status_code: int | None = None
    error: Exception | None = None


class Outcome(Value):
    """How a call ended: with a reply, of whatever status, or with an error.

    `attempts` counts the requests, `elapsed` is in seconds.
    """

    request: Request
    attempts: int
    elapsed: float
    status_code: int | None = None
    error: BaseException | None = None


class Hooks(Value):
    """Functions that a client calls; with an asynchronous client they may be coroutines.

    - `before_request(request)`: before each attempt, with credentials in place. A request
      that it returns is sent instead, but not to another server.
    - `after_response(request, response)`: after each reply. The content of a stream or a
      download is not there yet.
    - `on_retry(retry)`: before the wait.
    - `after_call(outcome)`: once at the end of each call, also of one without a reply or
      that was cancelled; never a coroutine.
    - `on_deviation(deviation)`: where a reply does not fit its schema; never a coroutine.

    What they raise ends the call.
    """

    before_request: (
        Callable[[Request], Request | Awaitable[Request | None] | None] | None
    ) = None
    after_response: Callable[[Request, Response], Any] | None = None
    on_retry: Callable[[Retry], Any] | None = None
    on_deviation: Callable[[Deviation], None] | None = None
    after_call: Callable[[Outcome], Any] | None = None


NO_HOOKS = Hooks()
