"""The connection pools of httpx2, and how they are set up."""

from __future__ import annotations

import os
import ssl
import warnings
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import Any, Generic, TypeVar
from urllib.parse import unquote, urlsplit

import httpcore2

from .origins import check_proxy
from .timeout import Timeout
from .transport import TransportError

Pool = TypeVar("Pool")


class Destination(Generic[Pool]):
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


class Pools(Generic[Pool]):
    """The pools of one process, and of one event loop: a direct one and one a proxy."""

    def __init__(
        self, settings: Settings, make: Callable[[dict[str, Any]], Pool]
    ) -> None:
        self._settings = settings
        self._make = make
        self._lock = Lock()
        self._pools: dict[tuple[str | None, bool], Pool] = {}
        self._destinations: dict[str, Destination[Pool]] = {}
        self.process = os.getpid()

    def destination(self, url: str) -> tuple[Destination[Pool], bytes]:
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
                found = Destination(origin, self._pool(origin))
                self._destinations[origin] = found
        return found, (target if target[:1] == "/" else "/" + target).encode("ascii")

    def _pool(self, origin: str) -> Pool:
        secure = origin.startswith("https:")
        proxy = self._settings.proxy_of(origin)
        pool = self._pools.get((proxy, secure))
        if pool is None:
            try:
                pool = self._make(self._settings.pool(proxy, secure))
            except ModuleNotFoundError as error:
                error.add_note("SOCKS proxies need it: pip install 'httpx2[socks]'")
                raise
            self._pools[proxy, secure] = pool
        return pool

    def drained(self) -> list[Pool]:
        """All pools, which are forgotten."""
        with self._lock:
            pools = list(self._pools.values())
            self._pools.clear()
            self._destinations.clear()
        return pools


class Settings:
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
        self._proxy = check_proxy(proxy)
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
        return check_proxy(
            found if found is None or "://" in found else f"http://{found}"
        )

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


def phases_of(timeout: Timeout, total: float | None) -> dict[str, float | None]:
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


class Backend(httpcore2.SyncBackend):
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
def explained() -> Generator[None]:
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
