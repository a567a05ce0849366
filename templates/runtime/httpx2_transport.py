"""The default transport: the connection pool of httpx2.

The pool (`httpcore2`) is used without the client on top of it, whose cookies, redirects
and decoding would be in the way here, and cost time.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import warnings
from collections.abc import AsyncGenerator, Generator, Iterable
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import Any, Generic, TypeVar
from urllib.parse import unquote, urlsplit
from weakref import WeakKeyDictionary

import httpcore2

from .message import Headers, Request, Upload
from .options import Timeout
from .transport import AsyncIncoming, Incoming, TransportError

Pool = TypeVar("Pool")


class _Destination(Generic[Pool]):
    """Where requests to one origin go."""

    __slots__ = ("host", "name", "pool", "port", "scheme")

    def __init__(self, origin: str, pool: Pool) -> None:
        parts = urlsplit(origin)
        self.scheme = parts.scheme.encode()
        self.host = (parts.hostname or "").encode(
            "idna" if not origin.isascii() else "ascii"
        )
        self.port = parts.port
        self.name = parts.netloc.encode("idna" if not origin.isascii() else "ascii")
        self.pool = pool


class _Pools(Generic[Pool]):
    """The pools of one process, and of one event loop: a direct one and one a proxy."""

    def __init__(self, settings: _Settings, make: Any) -> None:
        self._settings = settings
        self._make = make
        self._lock = Lock()
        self._pools: dict[tuple[str | None, bool], Pool] = {}
        self._destinations: dict[str, _Destination[Pool]] = {}
        self.process = os.getpid()

    def destination(self, url: str) -> tuple[_Destination[Pool], bytes]:
        """Where a request goes, and its target there (RFC 9112, section 3.2)."""
        url = url.partition("#")[0]
        start = url.find("/", url.find("//") + 2)
        query = url.find("?")
        end = start if start >= 0 and (query < 0 or start < query) else query
        origin = url if end < 0 else url[:end]
        target = "" if end < 0 else url[end:]
        found = self._destinations.get(origin)
        if found is None:
            with self._lock:
                found = _Destination(origin, self._pool(origin))
                self._destinations[origin] = found
        return found, (target if target[:1] == "/" else "/" + target).encode("ascii")

    def _pool(self, origin: str) -> Pool:
        secure = origin.startswith("https:")
        proxy = self._settings.proxy_of(origin)
        pool = self._pools.get((proxy, secure))
        if pool is None:
            pool = self._make(self._settings.pool(proxy, secure))
            self._pools[proxy, secure] = pool
        return pool

    def drained(self) -> list[Pool]:
        """All pools, which are forgotten."""
        with self._lock:
            pools = list(self._pools.values())
            self._pools.clear()
            self._destinations.clear()
        return pools


class _Settings:
    def __init__(
        self,
        *,
        verify: bool | str | ssl.SSLContext,
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
        self._options: dict[str, Any] = {
            "http2": http2,
            "max_connections": max_connections,
            "max_keepalive_connections": max_idle,
            "keepalive_expiry": idle_seconds,
        }
        self._context: ssl.SSLContext | None = None

    def pool(self, proxy: str | None, secure: bool) -> dict[str, Any]:
        """The arguments of a connection pool."""
        options = dict(self._options)
        if secure:
            self._context = options["ssl_context"] = self._context or self._tls()
        if proxy is not None:
            options["proxy"] = _proxy(proxy)
        return options

    def proxy_of(self, origin: str) -> str | None:
        """The proxy for an origin: the given one, or that of the environment."""
        if self._proxy is not None or not self._trust_env:
            return self._proxy
        if not any(name.lower().endswith("_proxy") for name in os.environ):
            return None
        from urllib.request import getproxies, proxy_bypass

        parts = urlsplit(origin)
        if proxy_bypass(parts.hostname or ""):
            return None
        proxies = getproxies()
        found = proxies.get(parts.scheme) or proxies.get("all")
        return found if found is None or "://" in found else f"http://{found}"

    def _tls(self) -> ssl.SSLContext:
        if isinstance(self.verify, ssl.SSLContext):
            return self.verify
        if isinstance(self.verify, str):
            folder = os.path.isdir(self.verify)  # noqa: PTH112
            context = ssl.create_default_context(
                cafile=None if folder else self.verify,
                capath=self.verify if folder else None,
            )
        else:
            context = httpcore2.default_ssl_context()
        if self.verify is False:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        if self._certificate is not None:
            context.load_cert_chain(*self._certificate)
        return context

    def __repr__(self) -> str:
        return "" if self.verify is not False else " verify=False"


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
        self._settings = _Settings(
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
        with _explained():
            response = destination.pool.handle_request(
                _outgoing(request, destination, target, _phases(timeout, total))
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

    def _fresh(self) -> _Pools[httpcore2.ConnectionPool]:
        def make(options: dict[str, Any]) -> httpcore2.ConnectionPool:
            return httpcore2.ConnectionPool(network_backend=_Backend(), **options)

        return _Pools(self._settings, make)

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
        self._settings = _Settings(
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
            asyncio.AbstractEventLoop, _Pools[httpcore2.AsyncConnectionPool]
        ] = WeakKeyDictionary()
        self._closed = False

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `Transport.send`."""
        if self._closed:
            raise RuntimeError("the client was closed")
        loop = asyncio.get_running_loop()
        pools = self._loops.get(loop)
        if pools is None or pools.process != os.getpid():
            pools = self._loops[loop] = _Pools(self._settings, _async_pool)
        destination, target = pools.destination(request.url)
        with _explained():
            response = await destination.pool.handle_async_request(
                _outgoing(request, destination, target, _phases(timeout, None))
            )
        stream: Any = response.stream
        chunks = _async_chunks(stream)

        async def close() -> None:
            await chunks.aclose()
            await stream.aclose()

        return AsyncIncoming(response.status, _headers(response), chunks, close)

    async def aclose(self) -> None:
        """See `Transport.close`. The pools of other loops go with their loops."""
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
    destination: _Destination[Any],
    target: bytes,
    phases: dict[str, float | None],
) -> httpcore2.Request:
    headers = [(b"Host", destination.name)]
    for name, value in request.headers.pairs:
        headers.append((name.encode("ascii"), value.encode("latin-1")))
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
    with _explained():
        yield from stream


async def _async_chunks(stream: Any) -> AsyncGenerator[bytes]:
    with _explained():
        async for chunk in stream:
            yield chunk


def _proxy(url: str) -> httpcore2.Proxy:
    parts = urlsplit(url)
    auth: tuple[str, str] | None = None
    if parts.username is not None:
        auth = unquote(parts.username), unquote(parts.password or "")
    host = parts.netloc.rpartition("@")[2]
    return httpcore2.Proxy(f"{parts.scheme}://{host}", auth)


# --- limits of time --------------------------------------------------------------------


class _Until(float):
    """Seconds that one wait may take, and the moment by which all of them must be over."""

    moment: float

    @property
    def left(self) -> float:
        """Seconds that are left for a wait that begins now."""
        left = min(self, self.moment - monotonic())
        if left <= 0:
            raise httpcore2.ReadTimeout("the deadline of the call passed")
        return left


def _phases(timeout: Timeout, total: float | None) -> dict[str, float | None]:
    phases: dict[str, float | None] = {
        "connect": timeout.connect,
        "read": timeout.read,
        "write": timeout.write,
        "pool": timeout.pool,
    }
    if total is not None:
        moment = monotonic() + total
        for name, seconds in phases.items():
            until = _Until(total if seconds is None else min(total, seconds))
            until.moment = moment
            phases[name] = until
    return phases


def _left(timeout: float | None) -> float | None:
    return timeout.left if isinstance(timeout, _Until) else timeout


class _Backend(httpcore2.SyncBackend):
    """Opens connections whose single reads and writes keep to the deadline of the call,
    so that a server that sends a byte now and then cannot hold it up."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        return _Stream(
            super().connect_tcp(
                host, port, _left(timeout), local_address, socket_options
            )
        )


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout))

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        return _Stream(
            self._inner.start_tls(ssl_context, server_hostname, _left(timeout))
        )


# --- errors ----------------------------------------------------------------------------

_NEVER_SENT = (
    httpcore2.ConnectError,
    httpcore2.ConnectTimeout,
    httpcore2.PoolTimeout,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)

_WORDS: dict[type[Exception], str] = {
    httpcore2.ConnectTimeout: "no connection in time",
    httpcore2.PoolTimeout: "no free connection in time",
    httpcore2.ReadTimeout: "no answer in time",
    httpcore2.WriteTimeout: "the request was not taken in time",
}

_FAULTS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)


@contextmanager
def _explained() -> Generator[None]:
    try:
        yield
    except _FAULTS as error:
        kind: type[Exception] = type(error)
        words = _WORDS.get(kind, "")
        raise TransportError(
            ": ".join(filter(None, (words, str(error)))),
            sent=not isinstance(error, _NEVER_SENT),
            timed_out=isinstance(error, httpcore2.TimeoutException),
            lasting=_is_certificate_fault(error),
        ) from error


def _is_certificate_fault(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
