"""The connection of clients to their transport, made when first needed."""

from __future__ import annotations

from _thread import allocate_lock as Lock  # `threading` costs more to import
from typing import Any

from .checks import check_transport
from .clock import Clock
from .transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport


class Line:
    """A transport that several clients share; the default one is made at the first call."""

    def __init__(self, transport: Transport | HttpxClient | None) -> None:
        self.given = transport
        self._transport: Transport | None = _adapted(
            transport, "Httpx2Transport", "close"
        )
        self._lock = Lock()
        self.is_closed = False

    def transport(self) -> Transport:
        """The transport. Raises RuntimeError once it was closed."""
        if self.is_closed:
            raise RuntimeError("the client was closed")
        if self._transport is None:
            from .httpx2_transport import Httpx2Transport

            with self._lock:
                if self._transport is None:
                    self._transport = Httpx2Transport()
        return self._transport

    def close(self) -> None:
        """Close the transport, if there is one."""
        self.is_closed = True
        if self._transport is not None:
            self._transport.close()


class AsyncLine:
    """The asynchronous twin of `Line`."""

    def __init__(self, transport: AsyncTransport | AsyncHttpxClient | None) -> None:
        self.given = transport
        self._transport: AsyncTransport | None = _adapted(
            transport, "AsyncHttpx2Transport", "aclose"
        )
        self.is_closed = False

    def transport(self) -> AsyncTransport:
        """The transport. Raises RuntimeError once it was closed."""
        if self.is_closed:
            raise RuntimeError("the client was closed")
        if self._transport is None:
            from .httpx2_transport import AsyncHttpx2Transport

            self._transport = AsyncHttpx2Transport()
        return self._transport

    async def aclose(self) -> None:
        """Close the transport, if there is one."""
        self.is_closed = True
        if self._transport is not None:
            await self._transport.aclose()


def _adapted(transport: Any, name: str, close: str) -> Any:
    """A transport; for a client of httpx2 one that sends with it."""
    check_transport(transport, close)
    if not hasattr(transport, "build_request"):
        return transport
    from .adapters import adapter

    make: Any = adapter(name)
    return make(transport)


class Wire:
    """What steps are run with in a thread."""

    __slots__ = ("clock", "line")

    clock: Clock

    def __init__(self, line: Line, clock: Clock) -> None:
        self.line = line
        self.clock = clock

    @property
    def transport(self) -> Transport:
        """Where requests go."""
        return self.line.transport()


class AsyncWire:
    """What steps are run with in an event loop."""

    __slots__ = ("clock", "line")

    def __init__(self, line: AsyncLine, clock: Clock) -> None:
        self.line = line
        self.clock = clock

    @property
    def transport(self) -> AsyncTransport:
        """Where requests go."""
        return self.line.transport()
