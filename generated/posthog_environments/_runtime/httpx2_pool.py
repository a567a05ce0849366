"""The clients of httpx2, and how they are set up."""

from __future__ import annotations

import os
import ssl
import warnings
from collections.abc import Callable, Iterable
from http.cookiejar import CookieJar
from threading import Lock
from time import monotonic
from typing import Any, Generic, TypeVar, cast

import httpcore2
import httpx2

from .origins import check_proxy, leaves_us
from .proxies import environment_proxy
from .timeout import Timeout
from .transport import TransportError

C = TypeVar("C")


class Clients(Generic[C]):
    """The clients of one process, and of one event loop: a direct one and one a proxy."""

    def __init__(self, settings: Settings, make: Callable[[dict[str, Any]], C]) -> None:
        self._settings = settings
        self._make = make
        self._lock = Lock()
        self._clients: dict[tuple[str | None, bool], C] = {}
        self._by_origin: dict[str, C] = {}
        self.process = os.getpid()

    def get(self, url: str) -> C:
        """The client for a URL."""
        origin = url[: url.find("/", url.find("//") + 2)]
        found = self._by_origin.get(origin)
        if found is None:
            with self._lock:
                found = self._by_origin[origin] = self._client(url)
        return found

    def _client(self, url: str) -> C:
        secure = url.startswith("https:")
        proxy = self._settings.proxy_of(url)
        client = self._clients.get((proxy, secure))
        if client is None:
            client = self._make(self._settings.options(proxy, secure))
            self._clients[proxy, secure] = client
        return client

    def drained(self) -> list[C]:
        """All clients, which are forgotten."""
        with self._lock:
            clients = list(self._clients.values())
            self._clients.clear()
            self._by_origin.clear()
        return clients


class Settings:
    """What clients are made with; see `Httpx2Transport`."""

    def __init__(
        self,
        *,
        verify: bool | str | os.PathLike[str] | ssl.SSLContext,
        certificate: tuple[str, str] | None,
        proxy: str | None,
        trust_env: bool,
        http2: bool,
        max_connections: int | None,
        max_idle: int | None,
        idle_seconds: float | None,
    ) -> None:
        self.verify = check_verify(verify)
        self._certificate = certificate
        self._proxy = check_proxy(proxy)
        self._trust_env = trust_env
        self._http2 = http2
        self._limits = httpx2.Limits(
            max_connections=max_connections,
            max_keepalive_connections=max_idle,
            keepalive_expiry=idle_seconds,
        )
        self._context: ssl.SSLContext | None = None

    def options(self, proxy: str | None, secure: bool) -> dict[str, Any]:
        """The arguments of a transport of httpx2."""
        if secure:
            context = self._context = self._context or self._tls()
        else:  # loading certificates takes time
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return {
            "verify": context,
            "http2": self._http2,
            "limits": self._limits,
            "proxy": proxy,
            "trust_env": self._trust_env,
        }

    def proxy_of(self, url: str) -> str | None:
        """The proxy for a URL: the given one, or that of the environment."""
        if self._proxy is not None:
            return None if leaves_us(url, self._proxy) else self._proxy
        if not self._trust_env:
            return None
        return environment_proxy(url)

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
            context = httpx2.create_ssl_context(self.verify)
        if self._certificate is not None:
            context.load_cert_chain(*self._certificate)
        return context

    def __repr__(self) -> str:
        return "" if self.verify is not False else " verify=False"


def check_verify(
    verify: bool | str | os.PathLike[str] | ssl.SSLContext,
) -> bool | str | ssl.SSLContext:
    """How certificates are verified, with a warning if they are not.

    Raises TypeError for anything else, so that a mistake does not go unnoticed."""
    if isinstance(verify, os.PathLike):
        verify = os.fspath(verify)
    if not isinstance(cast(object, verify), (bool, str, ssl.SSLContext)):
        raise TypeError(
            "`verify` must be True, False, the path of a file or folder of certificate "
            f"authorities, or an SSL context, not {type(verify).__name__}"
        )
    if verify is False:
        warnings.warn(
            "TLS certificates are not verified: anyone on the way can read and change "
            "what is sent",
            stacklevel=5,
        )
    return verify


class NoCookies(CookieJar):
    """Keeps none: a call must not depend on those before it."""

    def extract_cookies(self, response: Any, request: Any) -> None:
        """Do nothing."""


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


def phases_of(timeout: Timeout, moment: float | None) -> dict[str, float | None]:
    """The `timeout` extension of a request that is to be over by a moment."""
    phases: dict[str, float | None] = {
        "connect": timeout.connect,
        "read": timeout.read,
        "write": timeout.write,
        "pool": timeout.pool,
    }
    if moment is not None:
        total = max(moment - monotonic(), 0.0)
        for name, seconds in phases.items():
            until = _Until(total if seconds is None else min(total, seconds))
            until.moment = moment
            phases[name] = until
    return phases


def _left(timeout: float | None) -> float | None:
    return timeout.left if isinstance(timeout, _Until) else timeout


class Timed(httpx2.HTTPTransport):
    """A transport of httpx2 whose single reads and writes keep to the deadline of the
    call, so that a server that sends a byte now and then cannot hold it up."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._pool._network_backend = _Backend()  # pyright: ignore[reportPrivateUsage]


class _Backend(httpcore2.SyncBackend):
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
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
)

_WORDS: dict[type[Exception], str] = {
    httpx2.ConnectTimeout: "no connection in time",
    httpx2.PoolTimeout: "no free connection in time",
    httpx2.ReadTimeout: "no answer in time",
    httpx2.WriteTimeout: "the request was not taken in time",
}


FAULTS = (httpx2.RequestError, httpx2.InvalidURL)
"""What httpx2 raises where no reply comes, or one that leads to what is no address: it works out
the next request of a redirect that it is told not to follow."""


def fault_of(error: httpx2.RequestError | httpx2.InvalidURL) -> TransportError:
    """What an error of httpx2 means."""
    if isinstance(error, httpx2.InvalidURL):
        return TransportError("the reply leads to what is no address", lasting=True)
    kind: type[Exception] = type(error)
    words = _WORDS.get(kind, "")
    return TransportError(
        ": ".join(filter(None, (words, str(error)))),
        sent=not isinstance(error, _NEVER_SENT),
        timed_out=isinstance(error, httpx2.TimeoutException),
        lasting=_is_certificate_fault(error),
    )


def _is_certificate_fault(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
