"""The clients of pyreqwest, how they are set up, and what their errors mean."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from pyreqwest.client import ClientBuilder, SyncClientBuilder
from pyreqwest.exceptions import (
    ConnectError,
    ConnectTimeoutError,
    PoolTimeoutError,
    PyreqwestError,
    RequestTimeoutError,
)
from pyreqwest.proxy import ProxyBuilder

from .origins import check_proxy, leaves_us
from .proxies import environment_proxy, names_proxies
from .timeout import Timeout
from .transport import TransportError

_CLIENTS = 8  # clients kept for different time limits, each with a pool of its own

C = TypeVar("C")
B = TypeVar("B", ClientBuilder, SyncClientBuilder)


class Clients(Generic[C]):
    """Clients by their time limits, which pyreqwest sets per client."""

    def __init__(self, make: Callable[[Timeout], C], most: int = 100) -> None:
        self._make = make
        self._most = most
        self._abandoned = 0
        self._process = os.getpid()
        self._clients: dict[Timeout, C] = {}
        self._last: tuple[Timeout, C] | None = None
        self.closed = False

    def get(self, timeout: Timeout) -> C:
        if self.closed:
            raise RuntimeError("the client was closed")
        if self._process != os.getpid():
            raise RuntimeError(
                "this client was used before the process forked, and its threads are not "
                "in the child: make the client in the child, or use Httpx2Transport"
            )
        last = self._last
        if last is not None and last[0] is timeout:  # nearly always
            return last[1]
        client = self._clients.get(timeout)
        if client is None:
            while len(self._clients) >= _CLIENTS:
                # Its requests finish; its connections close with the last of them.
                self._clients.pop(next(iter(self._clients)), None)
            client = self._clients.setdefault(timeout, self._make(timeout))
        self._last = timeout, client
        return client

    def abandon(self, client: C) -> None:
        """Note a request that was given up, which keeps its place among those that run at
        once until a time limit is reached; before they are too many, start anew."""
        self._abandoned += 1
        if self._abandoned * 2 >= self._most:
            self._abandoned = 0
            self._last = None
            for timeout, known in list(self._clients.items()):
                if known is client:
                    self._clients.pop(timeout, None)

    def drained(self) -> list[C]:
        self.closed = True
        self._last = None
        clients = list(self._clients.values())
        self._clients.clear()
        return clients


class Settings:
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
        self._proxy = check_proxy(proxy)
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
            builder = builder.proxy(ProxyBuilder.custom(self._own_proxy))
        elif self._trust_env and names_proxies():
            builder = builder.proxy(ProxyBuilder.custom(_environment_proxy))
        else:
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

    def _own_proxy(self, url: object) -> str | None:
        """The given proxy, but for what is to stay here."""
        proxy = self._proxy
        return None if proxy and leaves_us(str(url), proxy) else proxy

    def __repr__(self) -> str:
        return "" if self.verify is not False else " verify=False"


def _environment_proxy(url: object) -> str | None:
    return environment_proxy(str(url))


def fault_of(error: PyreqwestError) -> TransportError:
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
