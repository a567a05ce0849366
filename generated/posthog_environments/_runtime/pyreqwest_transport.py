"""The fast transport: pyreqwest, which wraps the Rust library reqwest (extra `fast`)."""

from __future__ import annotations

import os
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from pyreqwest.client import Client, ClientBuilder, SyncClient, SyncClientBuilder
from pyreqwest.exceptions import (
    ConnectError,
    ConnectTimeoutError,
    PoolTimeoutError,
    PyreqwestError,
    RequestTimeoutError,
)
from pyreqwest.http import HeaderMap
from pyreqwest.proxy import ProxyBuilder
from pyreqwest.response import ResponseBodyReader, SyncResponseBodyReader

from .message import Headers, Request, Upload
from .options import Timeout
from .transport import AsyncIncoming, Incoming, TransportError

_CLIENTS = 8  # clients kept for different time limits, each with a pool of its own

C = TypeVar("C")
B = TypeVar("B", ClientBuilder, SyncClientBuilder)


class _Clients(Generic[C]):
    """Clients by their time limits, which pyreqwest sets per client."""

    def __init__(self, make: Callable[[Timeout], C]) -> None:
        self._make = make
        self._process = os.getpid()
        self._clients: dict[Timeout, C] = {}
        self.closed = False

    def get(self, timeout: Timeout) -> C:
        if self.closed:
            raise RuntimeError("the client was closed")
        if self._process != os.getpid():
            raise RuntimeError(
                "this client was used before the process forked, and its threads are not "
                "in the child: make the client in the child, or use Httpx2Transport"
            )
        client = self._clients.get(timeout)
        if client is None:
            while len(self._clients) >= _CLIENTS:
                # Its requests finish; its connections close with the last of them.
                self._clients.pop(next(iter(self._clients)), None)
            client = self._clients.setdefault(timeout, self._make(timeout))
        return client

    def drained(self) -> list[C]:
        self.closed = True
        clients = list(self._clients.values())
        self._clients.clear()
        return clients


class _Settings:
    """What clients are built with; see `PyreqwestTransport`."""

    def __init__(
        self,
        verify: bool | str,
        certificate: tuple[str, str] | None,
        proxy: str | None,
        trust_env: bool,
        http2: bool,
        max_connections: int,
        max_idle: int,
        idle_seconds: float,
    ) -> None:
        if verify is False:
            warnings.warn(
                "TLS certificates are not verified: anyone on the way can read and change "
                "what is sent",
                stacklevel=3,
            )
        self.verify = verify
        self._certificate = certificate
        self._proxy = proxy
        self._trust_env = trust_env
        self._http2 = http2
        self._max_connections = max_connections
        self._max_idle = max_idle
        self._idle_seconds = idle_seconds

    def apply(self, builder: B, timeout: Timeout) -> B:
        """Set up a client: decoding, redirects and cookies are not its business."""
        builder = builder.gzip(False).brotli(False).zstd(False).deflate(False)
        builder = builder.follow_redirects(False).referer(False).http2(self._http2)
        builder = builder.max_connections(self._max_connections)
        builder = builder.pool_max_idle_per_host(self._max_idle)
        builder = builder.pool_idle_timeout(timedelta(seconds=self._idle_seconds))
        builder = builder.min_tls_version("TLSv1.2")
        if timeout.connect is not None:
            builder = builder.connect_timeout(timedelta(seconds=timeout.connect))
        if timeout.read is not None:
            builder = builder.read_timeout(timedelta(seconds=timeout.read))
        if timeout.pool is not None:
            builder = builder.pool_timeout(timedelta(seconds=timeout.pool))
        if self._proxy is not None:
            builder = builder.proxy(ProxyBuilder.all(self._proxy))
        elif not self._trust_env:
            builder = builder.no_proxy()
        if self.verify is False:
            builder = builder.danger_accept_invalid_certs(True)
        elif isinstance(self.verify, str):
            pem = Path(self.verify).read_bytes()
            builder = builder.add_root_certificate_pem(pem)
        if self._certificate is not None:
            pem = b"\n".join(Path(path).read_bytes() for path in self._certificate)
            builder = builder.identity_pem(pem)
        return builder

    def __repr__(self) -> str:
        return "" if self.verify is not False else " verify=False"


class PyreqwestTransport:
    """Sends requests with pyreqwest.

    - `verify`: False to accept any certificate, or the path of a file with one more
      certificate authority.
    - `certificate`: the paths of a client certificate and its key.
    - `proxy`: a URL; otherwise the environment counts, unless `trust_env` is False.
    - `max_connections`, `max_idle`, `idle_seconds`: how many requests run at once, how
      many unused connections are kept, and for how long.

    A client that was used before its process forked does not work in the child.
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
        settings = self._settings = _Settings(
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

        self._clients = _Clients(make)

    def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> Incoming:
        """See `Transport.send`."""
        client = self._clients.get(timeout)
        try:
            builder = client.request(request.method, request.url)
            builder = builder.headers(_fields(request))
            content = request.content
            if isinstance(content, Upload):
                builder = builder.body_stream(content)
            elif content is not None:
                builder = builder.body_bytes(content)
            if total is None:
                # Otherwise the head of a stream is held back until its body has come.
                builder = builder.streamed_read_buffer_limit(0)
            else:
                builder = builder.timeout(timedelta(seconds=total))
            exchange = builder.build_streamed()
            response = exchange.__enter__()
        except PyreqwestError as error:
            fault = _fault(error)
        else:
            return _Incoming(
                response.status,
                _headers(response.headers),
                _chunks(response.body_reader),
                exchange.__exit__,
                response.body_reader,
            )
        raise fault

    def close(self) -> None:
        """See `Transport.close`."""
        for client in self._clients.drained():
            client.close()

    def __repr__(self) -> str:
        return f"<PyreqwestTransport{self._settings!r}>"


class AsyncPyreqwestTransport:
    """The asynchronous twin of `PyreqwestTransport`.

    A call that is cancelled ends at once; pyreqwest 0.15 gives up its connection only
    when a time limit is reached.
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
        settings = self._settings = _Settings(
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

        self._clients = _Clients(make)

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `Transport.send`."""
        client = self._clients.get(timeout)
        try:
            builder = client.request(request.method, request.url)
            builder = builder.headers(_fields(request))
            content = request.content
            if isinstance(content, Upload):
                builder = builder.body_stream(aiter(content))
            elif content is not None:
                builder = builder.body_bytes(content)
            if total is None:
                # Otherwise the head of a stream is held back until its body has come.
                builder = builder.streamed_read_buffer_limit(0)
            else:
                builder = builder.timeout(timedelta(seconds=total))
            exchange = builder.build_streamed()
            response = await exchange.__aenter__()
        except PyreqwestError as error:
            fault = _fault(error)
        else:

            left = False

            async def close() -> None:
                nonlocal left
                if not left:
                    left = True
                    await exchange.__aexit__(None, None, None)

            return _AsyncIncoming(
                response.status,
                _headers(response.headers),
                _async_chunks(response.body_reader),
                close,
                response.body_reader,
            )
        raise fault

    async def aclose(self) -> None:
        """See `Transport.close`."""
        for client in self._clients.drained():
            await client.close()

    def __repr__(self) -> str:
        return f"<AsyncPyreqwestTransport{self._settings!r}>"


class _Incoming(Incoming):
    """Reads a body whose length is known in one go."""

    __slots__ = ("_reader",)

    def __init__(
        self,
        status_code: int,
        headers: Headers,
        chunks: Iterator[bytes],
        leave: Callable[[None, None, None], None],
        reader: SyncResponseBodyReader,
    ) -> None:
        super().__init__(status_code, headers, chunks, _once(leave))
        self._reader = reader

    def read(self, limit: int | None) -> bytes:
        if not self.is_plain(limit):
            return super().read(limit)
        try:
            return self._reader.bytes().to_bytes()
        except PyreqwestError as error:
            fault = _fault(error)
        raise fault


class _AsyncIncoming(AsyncIncoming):
    """Reads a body whose length is known in one go."""

    __slots__ = ("_reader",)

    def __init__(
        self,
        status_code: int,
        headers: Headers,
        chunks: AsyncIterator[bytes],
        aclose: Callable[[], Any],
        reader: ResponseBodyReader,
    ) -> None:
        super().__init__(status_code, headers, chunks, aclose)
        self._reader = reader

    async def read(self, limit: int | None) -> bytes:
        if not self.is_plain(limit):
            return await super().read(limit)
        try:
            return (await self._reader.bytes()).to_bytes()
        except PyreqwestError as error:
            fault = _fault(error)
        raise fault


def _once(leave: Callable[[None, None, None], None]) -> Callable[[], None]:
    left = False

    def close() -> None:
        nonlocal left
        if not left:
            left = True
            leave(None, None, None)

    return close


def _chunks(reader: SyncResponseBodyReader) -> Iterator[bytes]:
    while True:
        try:
            chunk = reader.read_chunk()
        except PyreqwestError as error:
            fault = _fault(error)
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
            fault = _fault(error)
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


def _fault(error: PyreqwestError) -> TransportError:
    """What happened, without the URL that pyreqwest puts first among the causes."""
    details = cast("dict[str, Any]", getattr(error, "details", None) or {})
    causes = [str(cause["message"]) for cause in details.get("causes") or ()]
    told = [cause for cause in causes if " for url (" not in cause]
    waited = isinstance(error, PoolTimeoutError)
    # A broken connection is a ConnectError as well, whenever it breaks.
    connecting = isinstance(error, (ConnectError, ConnectTimeoutError)) and (
        "client error (Connect)" in causes
    )
    return TransportError(
        ": ".join((error.message, *told)),
        sent=not (waited or connecting),
        timed_out=isinstance(error, RequestTimeoutError),
        lasting=any("certificate" in cause for cause in causes),
    )
