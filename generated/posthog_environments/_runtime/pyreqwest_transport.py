"""The fast transport: pyreqwest, which wraps the Rust library reqwest (extra `fast`)."""

from __future__ import annotations

# pylint: disable=method-hidden,used-before-assignment  # which it infers wrongly here
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from time import monotonic

from pyreqwest.client import Client, ClientBuilder, SyncClient, SyncClientBuilder
from pyreqwest.exceptions import PyreqwestError
from pyreqwest.http import HeaderMap
from pyreqwest.request import StreamRequest, SyncStreamRequest
from pyreqwest.response import (
    Response,
    ResponseBodyReader,
    SyncResponse,
    SyncResponseBodyReader,
)

from .message import Headers, Request, Upload
from .pyreqwest_pool import Clients, Settings, fault_of
from .timeout import Timeout
from .transport import AsyncIncoming, Incoming, TransportError


class PyreqwestTransport:
    """Sends requests with pyreqwest.

    - `verify`: False to accept any certificate, or the path of a file with one more
      certificate authority.
    - `certificate`: the paths of a client certificate and its key.
    - `proxy`: a URL; otherwise the environment counts, unless `trust_env` is False.
    - `max_connections`, `max_idle`, `idle_seconds`: how many requests run at once, how
      many unused connections are kept, and for how long.

    A client that was used before its process forked does not work in the child. Ctrl-C is
    answered once the reply has come or a time limit is reached.
    """

    def __init__(
        self,
        *,
        verify: bool | str = True,
        certificate: tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int = 100,
        max_idle: int = 20,
        idle_seconds: float = 5.0,
    ) -> None:
        settings = self._settings = Settings(
            verify,
            certificate,
            proxy,
            trust_env,
            http2,
            max_connections,
            max_idle,
            idle_seconds,
        )

        def make(timeout: Timeout) -> SyncClient:
            return settings.apply(SyncClientBuilder(), timeout).build()

        self._clients = Clients(make)

    def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> Incoming:
        """See `Transport.send`."""
        until = None if total is None else monotonic() + total
        client = self._clients.get(timeout)
        try:
            builder = client.request(request.method, request.url)
            builder = builder.headers(_fields(request))
            content = request.content
            if isinstance(content, Upload):
                builder = builder.body_stream(_pieces(content, until))
            elif content is not None:
                builder = builder.body_bytes(content)
            if until is None:
                # Otherwise the head of a stream is held back until its body has come.
                builder = builder.streamed_read_buffer_limit(0)
            else:
                builder = builder.timeout(_left(until))
            exchange = builder.build_streamed()
            response = exchange.__enter__()
        except PyreqwestError as error:
            fault = fault_of(error)
        else:
            return _Incoming(exchange, response)
        raise fault

    def close(self) -> None:
        """See `Transport.close`."""
        for client in self._clients.drained():
            client.close()

    def __repr__(self) -> str:
        return f"<PyreqwestTransport{self._settings!r}>"


class AsyncPyreqwestTransport:
    """The asynchronous twin of `PyreqwestTransport`.

    A call that is cancelled ends at once, and so does the connection of a stream or a
    download that has begun. What pyreqwest (up to 0.15) waits for itself it does not give
    up: the connection of another call that is cancelled stays until the reply has come, or
    a time limit is reached, be it the read timeout or what is left of the deadline.
    """

    def __init__(
        self,
        *,
        verify: bool | str = True,
        certificate: tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int = 100,
        max_idle: int = 20,
        idle_seconds: float = 5.0,
    ) -> None:
        settings = self._settings = Settings(
            verify,
            certificate,
            proxy,
            trust_env,
            http2,
            max_connections,
            max_idle,
            idle_seconds,
        )

        def make(timeout: Timeout) -> Client:
            return settings.apply(ClientBuilder(), timeout).build()

        self._clients = Clients(make, max_connections)

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `Transport.send`."""
        until = None if total is None else monotonic() + total
        client = self._clients.get(timeout)
        try:
            builder = client.request(request.method, request.url)
            builder = builder.headers(_fields(request))
            content = request.content
            if isinstance(content, Upload):
                builder = builder.body_stream(aiter(content))
            elif content is not None:
                builder = builder.body_bytes(content)
            if until is None:
                # Otherwise the head of a stream is held back until its body has come.
                builder = builder.streamed_read_buffer_limit(0)
            else:
                builder = builder.timeout(_left(until))
            exchange = builder.build_streamed()
            response = await exchange.__aenter__()
        except PyreqwestError as error:
            fault = fault_of(error)
        except BaseException:
            self._clients.abandon(client)
            raise
        else:
            return _AsyncIncoming(exchange, response)
        raise fault

    async def aclose(self) -> None:
        """See `Transport.close`."""
        for client in self._clients.drained():
            await client.close()

    def __repr__(self) -> str:
        return f"<AsyncPyreqwestTransport{self._settings!r}>"


class _Incoming(Incoming):
    """Reads a body whose length is known in one go; makes nothing that is not needed."""

    __slots__ = ("_exchange", "_reader")

    def __init__(self, exchange: SyncStreamRequest, response: SyncResponse) -> None:
        self.status_code = response.status
        self.headers = _headers(response.headers)
        self._exchange: SyncStreamRequest | None = exchange
        self._reader = response.body_reader

    @property
    def chunks(self) -> Iterator[bytes]:  # type: ignore[override]
        """See `Incoming`."""
        return _chunks(self._reader)

    def close(self) -> None:
        """See `Incoming`."""
        exchange, self._exchange = self._exchange, None
        if exchange is not None:
            exchange.__exit__(None, None, None)

    def read(self, limit: int | None = None) -> bytes:
        if not self.is_plain(limit):
            return super().read(limit)
        try:
            return self._reader.bytes().to_bytes()
        except PyreqwestError as error:
            fault = fault_of(error)
        raise fault


class _AsyncIncoming(AsyncIncoming):
    """The asynchronous twin of `_Incoming`."""

    __slots__ = ("_exchange", "_reader")

    def __init__(self, exchange: StreamRequest, response: Response) -> None:
        self.status_code = response.status
        self.headers = _headers(response.headers)
        self._exchange: StreamRequest | None = exchange
        self._reader = response.body_reader

    @property
    def chunks(self) -> AsyncIterator[bytes]:  # type: ignore[override]
        """See `AsyncIncoming`."""
        return _async_chunks(self._reader)

    async def aclose(self) -> None:
        """See `AsyncIncoming`."""
        exchange, self._exchange = self._exchange, None
        if exchange is not None:
            await exchange.__aexit__(None, None, None)

    async def read(self, limit: int | None = None) -> bytes:
        if not self.is_plain(limit):
            return await super().read(limit)
        try:
            return (await self._reader.bytes()).to_bytes()
        except PyreqwestError as error:
            fault = fault_of(error)
        raise fault


def _left(until: float) -> timedelta:
    return timedelta(seconds=max(until - monotonic(), 0.0))


def _pieces(content: Upload, until: float | None) -> Iterator[bytes]:
    """The pieces of a body, until the call is over: pyreqwest waits for all of them."""
    for piece in content:
        if until is not None and monotonic() > until:
            raise TransportError("the deadline of the call passed", timed_out=True)
        yield piece


def _chunks(reader: SyncResponseBodyReader) -> Iterator[bytes]:
    while True:
        try:
            chunk = reader.read_chunk()
        except PyreqwestError as error:
            fault = fault_of(error)
            break
        if chunk is None:
            return
        yield chunk.to_bytes()
    raise fault


async def _async_chunks(reader: ResponseBodyReader) -> AsyncIterator[bytes]:
    while True:
        try:
            chunk = await reader.read_chunk()
        except PyreqwestError as error:
            fault = fault_of(error)
            break
        if chunk is None:
            return
        yield chunk.to_bytes()
    raise fault


def _fields(request: Request) -> tuple[tuple[str, str], ...]:
    pairs = request.headers.pairs
    content = request.content
    if isinstance(content, Upload):
        if content.length is not None:
            pairs = (*pairs, ("Content-Length", str(content.length)))
    elif content is None and request.method in ("POST", "PUT", "PATCH"):
        pairs = (*pairs, ("Content-Length", "0"))
    return pairs


def _headers(given: HeaderMap) -> Headers:
    try:
        return Headers(list(given.items()))
    except ValueError:
        return Headers(_readable(given))


def _readable(given: HeaderMap) -> list[tuple[str, str]]:
    """The headers but for those that are not ASCII, which pyreqwest does not give."""
    pairs: list[tuple[str, str]] = []
    for name in dict.fromkeys(given.keys()):
        try:
            pairs.extend((name, value) for value in given.getall(name))
        except ValueError:
            continue
    return pairs
