"""What resources start operations with that take time, and wait for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from .calls import Call, begin
from .flow import arun, run
from .job_state import find_arguments, find_in_reply, read_token
from .omit import OMIT, Omit
from .operation import Operation
from .resource import AsyncResource, Resource
from .session import Session
from .timeout import Seconds
from .value import check_known
from .waiting import WAIT_OPTIONS, Wait, WaitOptions
from .watch import Watch

if TYPE_CHECKING:
    from .jobs import AsyncJobHandle, JobHandle
    from .options import Options

T = TypeVar("T")
R = TypeVar("R")


def started(
    call: Call,
    wait: Wait[T, Any],
    given: Mapping[str, object],
    reply: Any,
    arrived: Any,
) -> Watch[T]:
    """The watch of what a call has started."""
    session = call.session
    found = find_arguments(wait, given, reply, arrived.headers, session.base_url)
    watch = Watch(session, wait, found)
    watch.call = call
    alike = set(call.operation.replies.values()) == set(wait.poll.replies.values())
    watch.take_start(reply if alike else None, arrived.status_code, arrived.headers)
    return watch


def watched(
    session: Session,
    wait: Wait[T, Any],
    reply: object,
    given: Mapping[str, object],
    token: str | None,
    options: Options | None,
) -> Watch[T]:
    """The watch of a job that is known by its token, by a reply, or by its arguments.

    Raises TypeError unless it is known by one of them.
    """
    told = {name: value for name, value in given.items() if not isinstance(value, Omit)}
    if token is not None:
        if told or reply is not None:
            raise TypeError("a token says all; pass nothing besides")
        found, since = read_token(wait, token)
        return Watch(session, wait, found, options, since)
    found = told | {
        name: value
        for name in wait.arguments
        if name not in told and (value := find_in_reply(wait, name, reply)) is not None
    }
    missing = [name for name in wait.arguments if name not in found]
    if missing:
        raise TypeError(f"job() needs {', '.join(missing)}, or a token")
    return Watch(session, wait, found, options)


class WaitingResource(Resource):
    """A resource with operations that take time."""

    def _start_and_wait(
        self,
        wait: Wait[T, R],
        operation: Operation[Any],
        arguments: Mapping[str, object],
        settings: WaitOptions[T] | None,
        options: Options | None,
    ) -> R:
        given: WaitOptions[T] = settings or {}
        check_known("wait", given, WAIT_OPTIONS)
        call = begin(self._session, operation, arguments, options)
        arrived: Any = run(call.exchange.flow(), self._wire)
        reply = call.value(arrived)
        watch = started(call, wait, arguments, reply, arrived)
        handle = self._handle(wait, watch)
        return handle.result(
            timeout=given.get("timeout", OMIT), on_poll=given.get("on_poll")
        )

    def _wait(
        self,
        wait: Wait[T, R],
        arguments: Mapping[str, object],
        timeout: Seconds | Omit | None,
        on_poll: Callable[[T], object] | None,
        options: Options | None,
    ) -> R:
        watch = watched(self._session, wait, None, arguments, None, options)
        return self._handle(wait, watch).result(timeout=timeout, on_poll=on_poll)

    def _job(
        self,
        wait: Wait[T, R],
        reply: object,
        arguments: Mapping[str, object],
        token: str | None,
        cancel_on_exit: bool,
        options: Options | None,
    ) -> JobHandle[T, R]:
        watch = watched(self._session, wait, reply, arguments, token, options)
        return self._handle(wait, watch, cancel_on_exit)

    def _handle(
        self, wait: Wait[T, R], watch: Watch[T], cancel_on_exit: bool = False
    ) -> JobHandle[T, R]:
        from .jobs import JobHandle

        return JobHandle(self, watch, wait, cancel_on_exit)


class AsyncWaitingResource(AsyncResource):
    """A resource with operations that take time, for event loops."""

    async def _start_and_wait(
        self,
        wait: Wait[T, R],
        operation: Operation[Any],
        arguments: Mapping[str, object],
        settings: WaitOptions[T] | None,
        options: Options | None,
    ) -> R:
        given: WaitOptions[T] = settings or {}
        check_known("wait", given, WAIT_OPTIONS)
        call = begin(self._session, operation, arguments, options)
        arrived: Any = await arun(call.exchange.flow(), self._wire)
        reply = call.value(arrived)
        watch = started(call, wait, arguments, reply, arrived)
        handle = self._handle(wait, watch)
        return await handle.result(
            timeout=given.get("timeout", OMIT), on_poll=given.get("on_poll")
        )

    async def _wait(
        self,
        wait: Wait[T, R],
        arguments: Mapping[str, object],
        timeout: Seconds | Omit | None,
        on_poll: Callable[[T], object] | None,
        options: Options | None,
    ) -> R:
        watch = watched(self._session, wait, None, arguments, None, options)
        handle = self._handle(wait, watch)
        return await handle.result(timeout=timeout, on_poll=on_poll)

    def _job(
        self,
        wait: Wait[T, R],
        reply: object,
        arguments: Mapping[str, object],
        token: str | None,
        cancel_on_exit: bool,
        options: Options | None,
    ) -> AsyncJobHandle[T, R]:
        watch = watched(self._session, wait, reply, arguments, token, options)
        return self._handle(wait, watch, cancel_on_exit)

    def _handle(
        self, wait: Wait[T, R], watch: Watch[T], cancel_on_exit: bool = False
    ) -> AsyncJobHandle[T, R]:
        from .jobs import AsyncJobHandle

        return AsyncJobHandle(self, watch, wait, cancel_on_exit)
