"""What resources and clients call operations with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from .calls import Call, begin
from .flow import arun, run
from .hints import announce
from .operation import Operation
from .session import Session
from .transport import async_bounded, bounded
from .wire import AsyncWire, Wire

if TYPE_CHECKING:
    from .download import AsyncDownload, Download
    from .exchange import Arrived
    from .options import Options
    from .pages import AsyncPages, List, Pages
    from .stream import AsyncStream, Stream
    from .transport import AsyncIncoming, Incoming

T = TypeVar("T")
Body = TypeVar("Body")


class Caller:
    """Calls operations, in a thread."""

    _session: Session
    _wire: Wire

    def __init_subclass__(cls, **settings: Any) -> None:
        super().__init_subclass__(**settings)
        announce(cls.__module__, vars(cls))

    def _call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> T:
        call = begin(self._session, operation, arguments, options)
        value: T = call.value(run(call.exchange.flow(), self._wire))
        return value

    def _pages(
        self,
        operation: Operation[Body],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> Pages[Any, Body]:
        listing = _list_class()(self._session, operation, arguments, options)
        return listing.pages(self._perform)

    def _stream(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> Stream[T]:
        from .stream import Stream

        call = begin(self._session, operation, arguments, options, stream=True)
        return Stream[T].opened_for_call(self, call)

    def _download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> Download:
        from .download import Download

        call = begin(self._session, operation, arguments, options, stream=True)
        return Download.opened_for_call(self, call)

    def _perform(self, call: Call) -> Arrived:
        return run(call.exchange.flow(), self._wire)

    def _open(self, call: Call) -> Incoming:
        reply: Any = run(call.exchange.flow(), self._wire)
        call.check(reply)
        return bounded(reply, call.exchange.until, self._session.clock)


class AsyncCaller:
    """Calls operations, in an event loop."""

    _session: Session
    _wire: AsyncWire

    def __init_subclass__(cls, **settings: Any) -> None:
        super().__init_subclass__(**settings)
        announce(cls.__module__, vars(cls))

    async def _call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> T:
        call = begin(self._session, operation, arguments, options)
        value: T = call.value(await arun(call.exchange.flow(), self._wire))
        return value

    def _pages(
        self,
        operation: Operation[Body],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> AsyncPages[Any, Body]:
        listing = _list_class()(self._session, operation, arguments, options)
        return listing.async_pages(self._perform)

    async def _stream(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> AsyncStream[T]:
        from .stream import AsyncStream

        call = begin(self._session, operation, arguments, options, stream=True)
        return await AsyncStream[T].opened_for_call(self, call)

    async def _download(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> AsyncDownload:
        from .download import AsyncDownload

        call = begin(self._session, operation, arguments, options, stream=True)
        return await AsyncDownload.opened_for_call(self, call)

    async def _perform(self, call: Call) -> Arrived:
        return await arun(call.exchange.flow(), self._wire)

    async def _open(self, call: Call) -> AsyncIncoming:
        reply: Any = await arun(call.exchange.flow(), self._wire)
        call.check(reply)
        return async_bounded(reply, call.exchange.until, self._session.clock)


@cache
def _list_class() -> type[List[Any, Any]]:
    """What makes lists, loaded for the first of them."""
    from .pages import List

    return List


class Resource(Caller):
    """A group of operations of a client."""

    def __init__(self, client: Caller) -> None:
        self._client = client
        self._session = client._session
        self._wire = client._wire

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._client,)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"


class AsyncResource(AsyncCaller):
    """A group of operations of an asynchronous client."""

    def __init__(self, client: AsyncCaller) -> None:
        self._client = client
        self._session = client._session
        self._wire = client._wire

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._client,)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"
