"""Waits as values: what the configuration says of an operation that takes time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, Literal, TypeAlias, TypedDict, TypeVar

from .omit import Omit
from .operation import Operation
from .timeout import Seconds, as_seconds
from .value import NONE, Value

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
R_co = TypeVar("R_co", covariant=True)

Verdict: TypeAlias = (
    Literal["running"] | Literal["success"] | Literal["failure"] | Literal["stop"]
)
"""What a reply says of a job."""


class Hold(Value):
    """The argument that has the server hold a poll, for at most so many seconds."""

    argument: str
    most: float = 30.0


class Step(Value):
    """An operation that is called for a job. Its arguments are those of the poll by the same
    name, or each with where it is: a path in the last reply, or `argument:` and an argument of
    the poll."""

    operation: Operation[Any]
    arguments: tuple[str | tuple[str, str], ...] = ()
    downloads: bool = False


class Wait(Value, Generic[T_co, R_co]):
    """How to wait for the end of something; `T_co` is the type of a poll's reply and `R_co`
    that of the result.

    `ids` says where the arguments of `poll` are to be had, in order of preference: a path in
    the reply of what started it, `header:` and a name, or `argument:` and an argument of what
    started it. Others have the value of the start's argument of the same name.

    `state` leads to the state in a reply; without it, the status 202 means that it goes on.
    `kept` are those of `arguments` that only the operation of the result takes. States that are
    in no list mean what `unknown` says, a reply 404 what `absent` says.
    """

    name: str
    poll: Operation[T_co]
    arguments: tuple[str, ...]
    ids: Mapping[str, tuple[str, ...]] = NONE
    state: tuple[str, ...] = ()
    success: tuple[str, ...] = ()
    failure: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    unknown: Verdict = "running"
    absent: Verdict = "failure"
    result: tuple[str, ...] | Step = ()
    kept: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    progress: tuple[str, ...] = ()
    first: float = 1.0
    factor: float = 1.5
    most: float = 20.0
    timeout: float | None = 1800.0
    hold: Hold | None = None
    cancel: Step | None = None
    on_failure: Literal["raise"] | Literal["return"] = "raise"
    on_stop: Literal["raise"] | Literal["return"] = "return"

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def verdict(self, state: str | None) -> Verdict | None:
        """What a state means; None if it is in no list. Case does not count."""
        folded = (state or "").casefold()
        for verdict, listed in (
            ("success", self.success),
            ("failure", self.failure),
            ("stop", self.stop),
            ("running", self.running),
        ):
            if state is not None and folded in map(str.casefold, listed):
                return _VERDICTS[verdict]
        return None


_VERDICTS: Mapping[str, Verdict] = {
    "running": "running",
    "success": "success",
    "failure": "failure",
    "stop": "stop",
}


class WaitOptions(TypedDict, Generic[T], total=False):
    """Settings of one wait.

    - `timeout`: seconds until `WaitTimeout` is raised, 0 for a single look, `None` for no end.
    - `on_poll`: called with every reply, also the first and the last; a coroutine function
      is awaited in an event loop.
    """

    timeout: Seconds | None
    on_poll: Callable[[T], object] | None


WAIT_OPTIONS = ("timeout", "on_poll")
"""The keys of `WaitOptions`."""


def patience(wait: Wait[Any, Any], given: Seconds | Omit | None) -> float | None:
    """Seconds that a wait may take, None for no end. Raises as `as_seconds` does, but for 0."""
    if isinstance(given, Omit):
        return wait.timeout
    return 0.0 if given == 0 else as_seconds("timeout", given)
