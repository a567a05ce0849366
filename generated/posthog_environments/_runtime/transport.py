"""What carries requests: a small protocol that an adapter of any HTTP library fulfils.

An adapter sends one request and gives the head of the reply with its body still on the
wire. It does not follow redirects, keep cookies, retry, decode or raise for a status:
the client does that, equally over every adapter.
"""

from __future__ import annotations

# pylint: disable=access-member-before-definition  # which it infers wrongly here
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Protocol

from .clock import Clock
from .message import Headers, Request
from .timeout import Timeout

ACCEPTED_CODINGS = "gzip, deflate"
"""The content codings that are undone, as the Accept-Encoding header names them."""


class Unreadable(Exception):
    """A reply that is too large or badly encoded; the text says which."""


class TransportError(Exception):
    """No complete reply came.

    `sent` is False if it is certain that no byte of the request reached the server.
    `lasting` is set if it would happen again, such as a certificate that is not trusted.
    The message must not hold the URL, in which there may be credentials.
    """

    def __init__(
        self,
        message: str,
        *,
        sent: bool = True,
        timed_out: bool = False,
        lasting: bool = False,
    ) -> None:
        super().__init__(message)
        self.sent = sent
        self.timed_out = timed_out
        self.lasting = lasting


class _Head:
    __slots__ = ("headers", "status_code")

    status_code: int
    headers: Headers

    def is_plain(self, limit: int | None) -> bool:
        """Whether the body may be taken as it comes: not encoded, its length stated.

        Raises Unreadable if the stated length is beyond the limit.
        """
        headers = self.headers
        length = headers.get("content-length", "")
        known = length.isascii() and length.isdigit()
        if known and limit is not None and int(length) > limit:
            raise Unreadable(f"the body is larger than {limit} bytes")
        return known and "content-encoding" not in headers


class Incoming(_Head):
    """A reply whose head has come.

    `chunks` gives the body as it comes off the wire, still content-encoded, and may raise
    TransportError. `close` may be called at any time, and more than once.
    """

    __slots__ = ("chunks", "close")

    def __init__(
        self,
        status_code: int,
        headers: Headers,
        chunks: Iterator[bytes],
        close: Callable[[], None],
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.chunks = chunks
        self.close = close

    def read(self, limit: int | None = None) -> bytes:
        """The whole body, decoded. Raises Unreadable if it is larger than `limit`."""
        if self.is_plain(limit):
            return b"".join(self.chunks)
        return b"".join(self.iterate(limit))

    def iterate(self, limit: int | None = None) -> Iterator[bytes]:
        """The body, decoded, in pieces as they come."""
        from .encodings import BodyReader  # not needed for most replies

        reader = BodyReader(self.headers.get("content-encoding"), limit)
        for chunk in self.chunks:
            yield from reader.feed(chunk)
        reader.finish()


class AsyncIncoming(_Head):
    """The asynchronous twin of `Incoming`."""

    __slots__ = ("aclose", "chunks")

    def __init__(
        self,
        status_code: int,
        headers: Headers,
        chunks: AsyncIterator[bytes],
        aclose: Callable[[], Awaitable[None]],
    ) -> None:
        self.status_code = status_code
        self.headers = headers
        self.chunks = chunks
        self.aclose = aclose

    async def read(self, limit: int | None = None) -> bytes:
        """The whole body, decoded. Raises Unreadable if it is larger than `limit`."""
        if self.is_plain(limit):
            return b"".join([chunk async for chunk in self.chunks])
        return b"".join([piece async for piece in self.iterate(limit)])

    async def iterate(self, limit: int | None = None) -> AsyncIterator[bytes]:
        """The body, decoded, in pieces as they come."""
        from .encodings import BodyReader  # not needed for most replies

        reader = BodyReader(self.headers.get("content-encoding"), limit)
        async for chunk in self.chunks:
            for piece in reader.feed(chunk):
                yield piece
        reader.finish()


class Guarded(Incoming):
    """A reply whose body is still to come, and which passes on no error as it is."""

    __slots__ = ("_incoming", "_told")

    def __init__(
        self, incoming: Incoming, told: Callable[[Exception], Exception]
    ) -> None:
        super().__init__(
            incoming.status_code, incoming.headers, self._chunks(), self._close
        )
        self._incoming = incoming
        self._told = told

    def _chunks(self) -> Iterator[bytes]:
        try:
            yield from self._incoming.chunks
        except Exception as error:
            told = self._told(error)
            if told is error:
                raise
        else:
            return
        raise told

    def _close(self) -> None:
        try:
            return self._incoming.close()
        except Exception as error:
            told = self._told(error)
            if told is error:
                raise
        raise told

    def read(self, limit: int | None = None) -> bytes:
        """See `Incoming`."""
        try:
            return self._incoming.read(limit)
        except Exception as error:
            told = self._told(error)
            if told is error:
                raise
        raise told


class AsyncGuarded(AsyncIncoming):
    """The asynchronous twin of `Guarded`."""

    __slots__ = ("_incoming", "_told")

    def __init__(
        self, incoming: AsyncIncoming, told: Callable[[Exception], Exception]
    ) -> None:
        super().__init__(
            incoming.status_code, incoming.headers, self._chunks(), self._aclose
        )
        self._incoming = incoming
        self._told = told

    async def _chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._incoming.chunks:
                yield chunk
        except Exception as error:
            told = self._told(error)
            if told is error:
                raise
        else:
            return
        raise told

    async def _aclose(self) -> None:
        try:
            return await self._incoming.aclose()
        except Exception as error:
            told = self._told(error)
            if told is error:
                raise
        raise told

    async def read(self, limit: int | None = None) -> bytes:
        """See `AsyncIncoming`."""
        try:
            return await self._incoming.read(limit)
        except Exception as error:
            told = self._told(error)
            if told is error:
                raise
        raise told


def bounded(incoming: Incoming, until: float | None, clock: Clock) -> Incoming:
    """A reply whose body has to be there by a moment; None for no such limit."""
    if until is None:
        return incoming

    def chunks() -> Iterator[bytes]:
        for chunk in incoming.chunks:
            if clock.monotonic() > until:
                raise _late()
            yield chunk

    return Incoming(incoming.status_code, incoming.headers, chunks(), incoming.close)


def async_bounded(
    incoming: AsyncIncoming, until: float | None, clock: Clock
) -> AsyncIncoming:
    """The asynchronous twin of `bounded`."""
    if until is None:
        return incoming

    async def chunks() -> AsyncIterator[bytes]:
        from .loops import limit

        chunks = aiter(incoming.chunks)
        while True:
            try:
                async with limit(max(until - clock.monotonic(), 0)):
                    chunk = await anext(chunks)
            except TimeoutError:
                raise _late() from None
            except StopAsyncIteration:
                return
            yield chunk

    head = incoming.status_code, incoming.headers
    return AsyncIncoming(*head, chunks(), incoming.aclose)


def _late() -> TransportError:
    words = "the deadline of the call passed"
    return TransportError(words, timed_out=True, lasting=True)


class Transport(Protocol):
    """Sends requests, from any thread."""

    def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> Incoming:
        """Send a request and wait for the head of its reply.

        `timeout` bounds each phase, and `total` the time in seconds until the last byte
        of the body; None if the body is to be read as it comes. Raises TransportError.
        """
        ...

    def close(self) -> None:
        """Close all connections; sending afterwards raises RuntimeError."""
        ...


class AsyncTransport(Protocol):
    """Sends requests, from any task."""

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `Transport.send`."""
        ...

    async def aclose(self) -> None:
        """See `Transport.close`."""
        ...


class HttpxClient(Protocol):
    """What an `httpx2.Client` can do, as far as it is needed: given as a transport, it sends
    the requests, and stays open."""

    def build_request(self, method: str, url: Any, /) -> Any: ...
    def send(self, request: Any, /) -> Any: ...
    def close(self) -> Any: ...


class AsyncHttpxClient(Protocol):
    """What an `httpx2.AsyncClient` can do, as far as it is needed: given as a transport, it sends
    the requests, and stays open."""

    def build_request(self, method: str, url: Any, /) -> Any: ...
    async def send(self, request: Any, /) -> Any: ...
    async def aclose(self) -> Any: ...
