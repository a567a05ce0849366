"""The default transport: the connection pool of httpx2.

The pool (`httpcore2`) is used without the client on top of it, whose cookies, redirects
and decoding would be in the way here, and cost time.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import AsyncGenerator, Generator, Iterable
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import httpcore2

from .httpx2_pool import Backend, Destination, Pools, Settings, explained, phases_of
from .message import Headers, Request, Upload
from .timeout import Timeout
from .transport import AsyncIncoming, Incoming

if TYPE_CHECKING:
    import asyncio


class Httpx2Transport:
    """Sends requests over the connection pool of httpx2.

    - `verify`: False to accept any certificate, the path of a file or folder of
      certificate authorities, or an SSL context.
    - `certificate`: the paths of a client certificate and its key.
    - `proxy`: a URL; otherwise HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY of the
      environment count, unless `trust_env` is False.
    - `max_connections`, `max_idle`, `idle_seconds`: the size of the pool, how many unused
      connections it keeps, and for how long.
    """

    def __init__(
        self,
        *,
        verify: bool | str | ssl.SSLContext = True,
        certificate: tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int = 100,
        max_idle: int = 20,
        idle_seconds: float = 5.0,
    ) -> None:
        self._settings = Settings(
            verify=verify,
            certificate=certificate,
            proxy=proxy,
            trust_env=trust_env,
            http2=http2,
            max_connections=max_connections,
            max_idle=max_idle,
            idle_seconds=idle_seconds,
        )
        self._pools = self._fresh()
        self._closed = False

    def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> Incoming:
        """See `Transport.send`."""
        if self._closed:
            raise RuntimeError("the client was closed")
        if self._pools.process != os.getpid():
            # A forked child must not share connections with its parent.
            self._pools = self._fresh()
        destination, target = self._pools.destination(request.url)
        with explained():
            response = destination.pool.handle_request(
                _outgoing(request, destination, target, phases_of(timeout, total))
            )
        stream: Any = response.stream
        chunks = _chunks(stream)

        def close() -> None:
            chunks.close()
            stream.close()

        return Incoming(response.status, _headers(response), chunks, close)

    def close(self) -> None:
        """See `Transport.close`."""
        self._closed = True
        for pool in self._pools.drained():
            pool.close()

    def _fresh(self) -> Pools[httpcore2.ConnectionPool]:
        def make(options: dict[str, Any]) -> httpcore2.ConnectionPool:
            return httpcore2.ConnectionPool(network_backend=Backend(), **options)

        return Pools(self._settings, make)

    def __repr__(self) -> str:
        return f"<Httpx2Transport{self._settings!r}>"


class AsyncHttpx2Transport:
    """The asynchronous twin of `Httpx2Transport`; each event loop has its own pool."""

    def __init__(
        self,
        *,
        verify: bool | str | ssl.SSLContext = True,
        certificate: tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int = 100,
        max_idle: int = 20,
        idle_seconds: float = 5.0,
    ) -> None:
        self._settings = Settings(
            verify=verify,
            certificate=certificate,
            proxy=proxy,
            trust_env=trust_env,
            http2=http2,
            max_connections=max_connections,
            max_idle=max_idle,
            idle_seconds=idle_seconds,
        )
        self._loops: WeakKeyDictionary[
            asyncio.AbstractEventLoop, Pools[httpcore2.AsyncConnectionPool]
        ] = WeakKeyDictionary()
        self._closed = False

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `Transport.send`."""
        if self._closed:
            raise RuntimeError("the client was closed")
        import asyncio  # which programs without event loops do not need

        loop = asyncio.get_running_loop()
        pools = self._loops.get(loop)
        if pools is None or pools.process != os.getpid():
            pools = self._loops[loop] = Pools(self._settings, _async_pool)
        destination, target = pools.destination(request.url)
        with explained():
            response = await destination.pool.handle_async_request(
                _outgoing(request, destination, target, phases_of(timeout, None))
            )
        stream: Any = response.stream
        chunks = _async_chunks(stream)

        async def close() -> None:
            await chunks.aclose()
            await stream.aclose()

        return AsyncIncoming(response.status, _headers(response), chunks, close)

    async def aclose(self) -> None:
        """See `Transport.close`. The pools of other loops go with their loops."""
        import asyncio

        self._closed = True
        pools = self._loops.pop(asyncio.get_running_loop(), None)
        if pools is not None:
            for pool in pools.drained():
                await pool.aclose()

    def __repr__(self) -> str:
        return f"<AsyncHttpx2Transport{self._settings!r}>"


def _async_pool(options: dict[str, Any]) -> httpcore2.AsyncConnectionPool:
    return httpcore2.AsyncConnectionPool(**options)


def _outgoing(
    request: Request,
    destination: Destination[Any],
    target: bytes,
    phases: dict[str, float | None],
) -> httpcore2.Request:
    headers = [
        (name.encode("ascii"), value.encode("latin-1"))
        for name, value in request.headers.pairs
    ]
    if "host" not in request.headers:
        headers.insert(0, (b"Host", destination.name))
    content = request.content
    if content is not None or request.method in ("POST", "PUT", "PATCH"):
        size = content.length if isinstance(content, Upload) else len(content or b"")
        headers.append(
            (b"Transfer-Encoding", b"chunked")
            if size is None
            else (b"Content-Length", b"%d" % size)
        )
    return httpcore2.Request(
        request.method,
        httpcore2.URL(
            scheme=destination.scheme,
            host=destination.host,
            port=destination.port,
            target=target,
        ),
        headers=headers,
        content=content,
        extensions={"timeout": phases},
    )


def _headers(response: httpcore2.Response) -> Headers:
    return Headers(
        [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.headers
        ]
    )


def _chunks(stream: Iterable[bytes]) -> Generator[bytes]:
    with explained():
        yield from stream


async def _async_chunks(stream: Any) -> AsyncGenerator[bytes]:
    with explained():
        async for chunk in stream:
            yield chunk
