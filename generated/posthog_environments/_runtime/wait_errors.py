"""How a wait can end other than well."""

from __future__ import annotations

from typing import Any

from .errors import APIError


class WaitError(APIError):
    """A wait ended without its result.

    `wait` is its name, `status` the last state that was seen and `reply` the last reply, if
    any; `token` lets a later wait go on, also in another process; `polls` counts the requests
    and `seconds` tells how long it was.
    """

    wait: str
    status: str | None
    reply: Any
    token: str
    polls: int
    seconds: float


class WaitFailed(WaitError):
    """What was waited for failed on the server; `error` is what the reply says of it."""

    error: Any


class WaitStopped(WaitError):
    """What was waited for does not go on until somebody acts."""


class WaitLost(WaitError):
    """Several polls in a row had no answer: the last fault is the `__cause__`. The job goes on
    for all that is known."""


class WaitTimeout(WaitError, TimeoutError):
    """Patience ended first. The job goes on: wait for it again with the `token`, and do not
    start another one."""
