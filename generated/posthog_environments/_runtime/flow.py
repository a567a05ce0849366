"""Flows: what a call does, written once for threads and for event loops.

A flow is a generator that yields steps and is sent their results. It performs no input or
output itself; `run` and `arun` do that for it.
"""

from __future__ import annotations

# pylint: disable=used-before-assignment  # which it infers wrongly here
from collections.abc import Callable, Collection, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from time import monotonic
from typing import Any, Protocol, TypeAlias, TypeVar

from .clock import Clock
from .errors import APIConnectionError, APITimeoutError, ResponseValidationError
from .message import Headers, Request, Response
from .secrets import hidden
from .timeout import Timeout
from .transport import (
    AsyncGuarded,
    AsyncIncoming,
    AsyncTransport,
    Guarded,
    Incoming,
    Transport,
    TransportError,
    Unreadable,
)

T = TypeVar("T")

_BODILESS = (204, 304)
"""Statuses whose replies have no body, whatever their headers say, as with HEAD."""


class Io(Protocol):
    """What steps work with in a thread."""

    @property
    def transport(self) -> Transport: ...
    @property
    def clock(self) -> Clock: ...


class AsyncIo(Protocol):
    """What steps work with in an event loop."""

    @property
    def transport(self) -> AsyncTransport: ...
    @property
    def clock(self) -> Clock: ...


class Step(Protocol):
    """Something to be done outside; its result goes back into the flow."""

    def run(self, io: Io) -> Any: ...
    async def arun(self, io: AsyncIo) -> Any: ...


Flow: TypeAlias = Generator[Step, Any, T]


class Send:
    """Send a request.

    Gives a `Response`, or with `stream` set and a successful status the `Incoming` whose
    body is still to be read. No error of the transport shows a credential of the request:
    those that `names` (lower case) or its headers carry.
    """

    __slots__ = ("limit", "names", "request", "stream", "timeout", "total")

    def __init__(
        self,
        request: Request,
        timeout: Timeout,
        total: float | None,
        limit: int | None,
        stream: bool,
        names: Collection[str] = (),
    ) -> None:
        self.request = request
        self.timeout = timeout
        self.total = total
        self.limit = limit
        self.stream = stream
        self.names = names

    def run(self, io: Io) -> Response | Incoming:
        try:
            began = monotonic()
            transport = io.transport  # which is loaded by the first call
            total = self.total
            if total is not None:
                total -= monotonic() - began
            return self._receive(transport, total)
        except Exception as error:
            told = self._redacted(error)
            if told is error:
                raise
        raise told

    def _receive(
        self, transport: Transport, total: float | None
    ) -> Response | Incoming:
        if self.stream:
            total = None  # its body is read as it comes
        incoming = transport.send(self.request, self.timeout, total)
        if self.stream and 200 <= incoming.status_code < 300:
            return Guarded(incoming, self._redacted)
        try:
            if self.request.method == "HEAD" or incoming.status_code in _BODILESS:
                content = b"".join(incoming.chunks)
            else:
                content = incoming.read(self.limit)
        except Unreadable as error:
            raise unreadable(error, incoming.status_code, incoming.headers) from None
        finally:
            incoming.close()
        return Response(incoming.status_code, incoming.headers, content)

    async def arun(self, io: AsyncIo) -> Response | AsyncIncoming:
        try:
            return await self._areceive_in_time(io.transport)
        except Exception as error:
            told = self._redacted(error)
            if told is error:
                raise
        raise told

    async def _areceive_in_time(
        self, transport: AsyncTransport
    ) -> Response | AsyncIncoming:
        if self.total is None:
            return await self._areceive(transport)
        from .loops import limit

        try:
            async with limit(self.total):
                return await self._areceive(transport)
        except TimeoutError:
            error = TransportError("the deadline of the call passed", timed_out=True)
        raise error

    async def _areceive(self, transport: AsyncTransport) -> Response | AsyncIncoming:
        total = None if self.stream else self.total
        incoming = await transport.send(self.request, self.timeout, total)
        if self.stream and 200 <= incoming.status_code < 300:
            return AsyncGuarded(incoming, self._redacted)
        try:
            if self.request.method == "HEAD" or incoming.status_code in _BODILESS:
                content = b"".join([chunk async for chunk in incoming.chunks])
            else:
                content = await incoming.read(self.limit)
        except Unreadable as error:
            raise unreadable(error, incoming.status_code, incoming.headers) from None
        finally:
            await incoming.aclose()
        return Response(incoming.status_code, incoming.headers, content)

    def _redacted(self, error: Exception) -> Exception:
        from .redaction import redacted  # nothing went wrong so far

        return redacted(error, self.request, self.names)


class Sleep:
    """Wait."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def run(self, io: Io) -> None:
        io.clock.sleep(self.seconds)

    async def arun(self, io: AsyncIo) -> None:
        await io.clock.asleep(self.seconds)


class Ask:
    """Call a function of the user's, which may be a coroutine function in an event loop.

    `role` names it in messages.
    """

    __slots__ = ("arguments", "function", "role")

    def __init__(
        self, role: str, function: Callable[..., Any], *arguments: object
    ) -> None:
        self.role = role
        self.function = function
        self.arguments = arguments

    def run(self, io: Io) -> Any:
        try:
            result = self.function(*self.arguments)
            if hasattr(result, "__await__"):
                getattr(result, "close", str)()
                raise TypeError("a coroutine function needs an asynchronous client")
        except Exception as error:
            error.add_note(f"raised by {self.role}")
            raise
        return result

    async def arun(self, io: AsyncIo) -> Any:
        try:
            result = self.function(*self.arguments)
            return await result if hasattr(result, "__await__") else result
        except Exception as error:
            error.add_note(f"raised by {self.role}")
            raise


class AskSecret(Ask):
    """Ask for a credential, which no frame holds bare."""

    __slots__ = ()

    def run(self, io: Io) -> Any:
        return hidden(super().run(io))

    async def arun(self, io: AsyncIo) -> Any:
        return hidden(await super().arun(io))


class Gate(Protocol):
    """Lets one flow through at a time, in threads or in an event loop.

    Raises TimeoutError if that takes longer than a number of seconds.
    """

    def thread(self, limit: float | None) -> AbstractContextManager[object]: ...
    def task(self, limit: float | None) -> AbstractAsyncContextManager[object]: ...


class Alone:
    """Run a flow while no other that passes the same gate runs; wait at most `limit`
    seconds for that."""

    __slots__ = ("flow", "gate", "limit")

    def __init__(self, gate: Gate, flow: Flow[Any], limit: float | None) -> None:
        self.gate = gate
        self.flow = flow
        self.limit = limit

    def run(self, io: Io) -> Any:
        with self.gate.thread(self.limit):
            return run(self.flow, io)

    async def arun(self, io: AsyncIo) -> Any:
        async with self.gate.task(self.limit):
            return await arun(self.flow, io)


def run(flow: Flow[T], io: Io) -> T:
    """Perform a flow in this thread."""
    try:
        step = next(flow)
        while True:
            try:
                result = step.run(io)
            except Exception as error:
                step = flow.throw(error)
            else:
                step = flow.send(result)
    except StopIteration as stop:
        value: T = stop.value
        return value
    finally:
        flow.close()


async def arun(flow: Flow[T], io: AsyncIo) -> T:
    """Perform a flow in this task. Cancellation passes through it unanswered."""
    try:
        step = next(flow)
        while True:
            try:
                result = await step.arun(io)
            except Exception as error:
                step = flow.throw(error)
            else:
                step = flow.send(result)
    except StopIteration as stop:
        value: T = stop.value
        return value
    finally:
        flow.close()


def unreadable(
    error: Unreadable, status_code: int, headers: Headers
) -> ResponseValidationError:
    """The error of a reply whose body cannot be read."""
    return ResponseValidationError(
        f"the reply cannot be read: {error}", status_code=status_code, headers=headers
    )


def disconnected(error: TransportError, what: str) -> APIConnectionError:
    """The error of a request that was not answered."""
    kind = APITimeoutError if error.timed_out else APIConnectionError
    wrapped = kind(f"{what}: {error}", sent=error.sent)
    wrapped.__cause__ = error.__cause__
    return wrapped
