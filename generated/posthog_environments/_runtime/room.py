"""Work that nests deeply, under whatever recursion limit is set.

pydantic describes a model inside the models that hold it: some twenty calls for each. Where
a hundred models lead to one another, that is more than Python allows by default.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextvars import copy_context
from typing import TypeVar

R = TypeVar("R")

_SPARE = 400
"""Calls that must be left for one step: more than pydantic nests for any one model."""


def with_room(work: Callable[[], R]) -> R:
    """Call `work`, where few calls are left in a thread, which has as many again.

    `work` must not wait for a lock that the caller's thread holds.
    """
    try:
        sys._getframe(  # pyright: ignore[reportPrivateUsage]
            max(sys.getrecursionlimit() - _SPARE, 0)
        )
    except ValueError:  # the stack is not that deep
        return work()
    outcome: list[R] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=copy_context().run, args=(run,), name="room")
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return outcome[0]
