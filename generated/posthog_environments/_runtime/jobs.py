"""Handles of what takes time: look at it, wait for it, cancel it, go on elsewhere."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from .errors import APIError
from .flow import arun, run
from .job_state import ended, token_of
from .omit import OMIT, Omit
from .reach import reach
from .resource import AsyncCaller, Caller
from .timeout import Seconds
from .waiting import Step, Wait, patience
from .watch import Turn, Watch

T = TypeVar("T")
R = TypeVar("R")


class _Handle(Generic[T]):
    """What is known of a job, without asking."""

    _watch: Watch[T]
    _cancel_on_exit: bool

    @property
    def status(self) -> str | None:
        """The last state that was seen; None before the first reply that has one."""
        return self._watch.status

    @property
    def done(self) -> bool:
        """Whether it was seen to have ended, well or not."""
        return self._watch.ended

    @property
    def reply(self) -> T | None:
        """The last reply of a poll, if there was one."""
        return self._watch.reply

    @property
    def progress(self) -> Any:
        """What the last reply says of its progress, if the API tells."""
        path = self._watch.wait.progress
        return reach(self._watch.reply, path) if path else None

    @property
    def arguments(self) -> Mapping[str, object]:
        """What polls are sent with: what identifies it."""
        return dict(self._watch.arguments)

    @property
    def token(self) -> str:
        """A JSON text from which another process goes on: `job(token=…)`. It has no
        credentials."""
        return token_of(self._watch)

    def _step(self, step: Step) -> dict[str, object]:
        """The arguments of an operation that is called for the job."""
        watch = self._watch
        found: dict[str, object] = {}
        for each in step.arguments:
            if isinstance(each, str):
                found[each] = watch.arguments[each]
                continue
            name, source = each
            kind, _, key = source.partition(":")
            own = kind == "argument" and bool(key)
            path = source.split(".")
            found[name] = watch.arguments[key] if own else reach(watch.reply, path)
        return found

    @property
    def _cancel_step(self) -> Step:
        step = self._watch.wait.cancel
        if step is None:
            raise TypeError(f"{self._watch.wait.name} cannot be cancelled")
        return step

    def _raise_if_bad(self) -> None:
        error = ended(self._watch)
        if error is not None:
            raise error from self._watch.fault

    def _field(self) -> Any:
        """The result, where that is the reply or a part of it."""
        path, reply = self._watch.wait.result, self._watch.reply
        return reach(reply, path) if path and not isinstance(path, Step) else reply

    def _further(self) -> Step | None:
        """The operation that gives the result, where there is one."""
        step = self._watch.wait.result
        good = self._watch.verdict == "success"
        return step if isinstance(step, Step) and good else None

    def __repr__(self) -> str:
        name, status = self._watch.wait.name, self._watch.status
        return f"<{type(self).__name__} of {name}, {status or 'not looked at'}>"


class JobHandle(Caller, _Handle[T], Generic[T, R]):
    """A job on the server. Nothing is asked before a method is called; an iteration gives
    the reply of each poll until the job has ended.

    In a `with` statement, with `cancel_on_exit`, a job that goes on is cancelled at the end;
    otherwise nothing that happens here cancels it.
    """

    def __init__(
        self, caller: Caller, watch: Watch[T], wait: Wait[T, R], cancel_on_exit: bool
    ) -> None:
        self._session = caller._session
        self._wire = caller._wire
        self._watch = watch
        self._cancel_on_exit = cancel_on_exit

    def refresh(self) -> T | None:
        """Look once; the reply, None if it is gone."""
        run(self._watch.look(None), self._wire)
        self._watch.untold()
        return self._watch.reply

    def result(
        self,
        *,
        timeout: Seconds | Omit | None = OMIT,
        on_poll: Callable[[T], object] | None = None,
    ) -> R:
        """Wait for the end.

        Args:
            timeout: seconds, 0 for a single look, None for no end.
            on_poll: called with every reply.

        Raises:
            WaitFailed: it ended, but not well.
            WaitTimeout: it goes on, and patience ended.
            WaitLost: several polls in a row had no answer.
        """
        seconds = patience(self._watch.wait, timeout)
        run(self._watch.wait_until_ended(seconds, on_poll), self._wire)
        self._raise_if_bad()
        further = self._further()
        value: R
        if further is None:
            value = self._field()
        else:
            call: Any = self._download if further.downloads else self._call
            value = call(further.operation, self._step(further))
        return value

    def cancel(self) -> Any:
        """Ask the server to end it; what the server answers."""
        step = self._cancel_step
        return self._call(step.operation, self._step(step))

    def __iter__(self) -> Iterator[T]:
        turn = Turn(self._watch, self._watch.wait.timeout)
        while True:
            reply = self._watch.reply
            if self._watch.untold() and reply is not None:
                yield reply
            if self._watch.ended:
                return
            run(turn.next_look(), self._wire)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not self._cancel_on_exit or self.done:
            return
        try:
            self.cancel()
        except APIError as fault:
            if error is None:
                raise
            error.add_note(f"it could not be cancelled: {fault}")


class AsyncJobHandle(AsyncCaller, _Handle[T], Generic[T, R]):
    """A job on the server, for event loops; see `JobHandle`."""

    def __init__(
        self,
        caller: AsyncCaller,
        watch: Watch[T],
        wait: Wait[T, R],
        cancel_on_exit: bool,
    ) -> None:
        self._session = caller._session
        self._wire = caller._wire
        self._watch = watch
        self._cancel_on_exit = cancel_on_exit

    async def refresh(self) -> T | None:
        """See `JobHandle.refresh`."""
        await arun(self._watch.look(None), self._wire)
        self._watch.untold()
        return self._watch.reply

    async def result(
        self,
        *,
        timeout: Seconds | Omit | None = OMIT,
        on_poll: Callable[[T], object] | None = None,
    ) -> R:
        """See `JobHandle.result`."""
        seconds = patience(self._watch.wait, timeout)
        await arun(self._watch.wait_until_ended(seconds, on_poll), self._wire)
        self._raise_if_bad()
        further = self._further()
        value: R
        if further is None:
            value = self._field()
        else:
            call: Any = self._download if further.downloads else self._call
            value = await call(further.operation, self._step(further))
        return value

    async def cancel(self) -> Any:
        """See `JobHandle.cancel`."""
        step = self._cancel_step
        return await self._call(step.operation, self._step(step))

    async def __aiter__(self) -> AsyncIterator[T]:
        turn = Turn(self._watch, self._watch.wait.timeout)
        while True:
            reply = self._watch.reply
            if self._watch.untold() and reply is not None:
                yield reply
            if self._watch.ended:
                return
            await arun(turn.next_look(), self._wire)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not self._cancel_on_exit or self.done:
            return
        try:
            await _shielded(self.cancel)
        except APIError as fault:
            if error is None:
                raise
            error.add_note(f"it could not be cancelled: {fault}")


async def _shielded(function: Callable[[], Any]) -> None:
    """Await a call also where a cancel scope of anyio or trio has ended around it."""
    import sys

    if "anyio" not in sys.modules:
        await function()
        return
    import anyio

    with anyio.CancelScope(shield=True):
        await function()
