"""The default transport: the clients of httpx2, as tools that watch or mock them know
them, without their cookies, redirects and decoding, which are not theirs to do here."""

from __future__ import annotations

import os
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from functools import lru_cache
from inspect import iscoroutinefunction
from time import monotonic
from typing import Any
from weakref import finalize

import httpx2

from .httpx2_pool import (
    FAULTS,
    Clients,
    NoCookies,
    Settings,
    Timed,
    fault_of,
    phases_of,
)
from .loops import running_loop
from .message import Headers, Request, Upload
from .secrets import masked_url
from .timeout import Timeout
from .transport import (
    AsyncHttpxClient,
    AsyncIncoming,
    HttpxClient,
    Incoming,
    TransportError,
)


class Httpx2Transport:
    """Sends requests with httpx2.

    - `client`: an `httpx2.Client` of your own, which is used as it is and stays open; then
      the other settings have no effect.
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
        client: HttpxClient | None = None,
        *,
        verify: bool | str | os.PathLike[str] | ssl.SSLContext = True,
        certificate: tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int | None = 100,
        max_idle: int | None = 20,
        idle_seconds: float | None = 5.0,
    ) -> None:
        self._given: dict[str, Any] = {
            "verify": verify,
            "certificate": certificate,
            "proxy": proxy,
            "trust_env": trust_env,
            "http2": http2,
            "max_connections": max_connections,
            "max_idle": max_idle,
            "idle_seconds": idle_seconds,
        }
        self._settings = Settings(**self._given)
        self._own = _checked(client, asynchronous=False)
        self._clients = self._fresh()
        self._closed = False

    def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> Incoming:
        """See `Transport.send`."""
        until = None if total is None else monotonic() + total
        if self._closed:
            raise RuntimeError("the client was closed")
        if self._clients.process != os.getpid():
            # A forked child must not share connections with its parent.
            self._clients = self._fresh()
        client: httpx2.Client = self._own or self._clients.get(request.url)
        build = httpx2.Request if self._own is None else client.build_request
        outgoing = _outgoing(build, request, _Body, phases_of(timeout, until))
        try:
            response = client.send(outgoing, stream=True)
        except FAULTS as error:
            raise fault_of(error) from error
        chunks = _chunks(response, until)

        def close(transport: object = self) -> None:
            # The transport lives as long as its replies.
            chunks.close()
            response.close()

        return Incoming(response.status_code, _headers(response), chunks, close)

    def close(self) -> None:
        """See `Transport.close`. A client of your own stays open."""
        self._closed = True
        _close(self._clients)

    def _fresh(self) -> Clients[httpx2.Client]:
        clients = Clients(self._settings, _client)
        finalize(self, _close, clients)
        return clients

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), _portable(self._own, self._given))

    def __repr__(self) -> str:
        return f"<Httpx2Transport{self._settings!r}>"


class AsyncHttpx2Transport:
    """The asynchronous twin of `Httpx2Transport`.

    Each event loop has its own connections, which are closed before it ends.
    """

    def __init__(
        self,
        client: AsyncHttpxClient | None = None,
        *,
        verify: bool | str | os.PathLike[str] | ssl.SSLContext = True,
        certificate: tuple[str, str] | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int | None = 100,
        max_idle: int | None = 20,
        idle_seconds: float | None = 5.0,
    ) -> None:
        self._given: dict[str, Any] = {
            "verify": verify,
            "certificate": certificate,
            "proxy": proxy,
            "trust_env": trust_env,
            "http2": http2,
            "max_connections": max_connections,
            "max_idle": max_idle,
            "idle_seconds": idle_seconds,
        }
        self._settings = Settings(**self._given)
        self._own = _checked(client, asynchronous=True)
        self._loops: dict[object, _Home] = {}
        self._closed = False

    async def send(
        self, request: Request, timeout: Timeout, total: float | None = None
    ) -> AsyncIncoming:
        """See `Transport.send`."""
        if self._closed:
            raise RuntimeError("the client was closed")
        client: httpx2.AsyncClient = self._own or await self._client(request.url)
        build = httpx2.Request if self._own is None else client.build_request
        outgoing = _outgoing(build, request, _AsyncBody, phases_of(timeout, None))
        try:
            response = await client.send(outgoing, stream=True)
        except FAULTS as error:
            raise fault_of(error) from error
        chunks = _async_chunks(response)

        async def close(transport: object = self) -> None:
            await chunks.aclose()
            await response.aclose()

        return AsyncIncoming(response.status_code, _headers(response), chunks, close)

    async def aclose(self) -> None:
        """See `Transport.close`. The connections of other loops go with their loops."""
        self._closed = True
        home = self._loops.pop(running_loop(), None)
        if home is not None:
            await home.guard.aclose()

    async def _client(self, url: str) -> httpx2.AsyncClient:
        loop = running_loop()
        home = self._loops.get(loop)
        if home is None or home.clients.process != os.getpid():
            for old, each in list(self._loops.items()):
                if each.over or getattr(old, "is_closed", bool)():
                    self._loops.pop(old, None)
            home = self._loops[loop] = _Home(self._settings)
            await anext(home.guard)
        return home.clients.get(url)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), _portable(self._own, self._given))

    def __repr__(self) -> str:
        return f"<AsyncHttpx2Transport{self._settings!r}>"


class _Home:
    """The clients of one event loop, and what closes them when it ends.

    Loops close the asynchronous generators that are left when they end (PEP 525), and
    those that nobody holds any more.
    """

    def __init__(self, settings: Settings) -> None:
        self.clients = Clients(settings, _async_client)
        self.guard = _guard(self.clients)

    @property
    def over(self) -> bool:
        """Whether its loop has ended."""
        return getattr(self.guard, "ag_frame", None) is None


async def _guard(clients: Clients[httpx2.AsyncClient]) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        for client in clients.drained():
            await client.aclose()


def _checked(client: Any, *, asynchronous: bool) -> Any:
    if client is None:
        return None
    kind = "AsyncClient" if asynchronous else "Client"
    send = getattr(client, "send", None)
    if not hasattr(client, "build_request") or (
        iscoroutinefunction(send) is not asynchronous
    ):
        raise TypeError(f"expected an httpx2.{kind}, not {type(client).__name__}")
    return client


def _portable(own: object, given: dict[str, Any]) -> dict[str, Any]:
    """The settings of a transport, for pickles; its connections stay where they are."""
    if own is not None:
        raise TypeError(
            "a client of httpx2 cannot be pickled; give one where it is used"
        )
    if isinstance(given["verify"], ssl.SSLContext):
        raise TypeError("an SSL context cannot be pickled; give `verify` as a path")
    return given


def _again(kind: Callable[..., object], given: dict[str, Any]) -> object:
    return kind(**given)


def _client(options: dict[str, Any]) -> httpx2.Client:
    # Looked up when needed, since tracing tools replace the class.
    return httpx2.Client(transport=Timed(**options), cookies=NoCookies())


def _async_client(options: dict[str, Any]) -> httpx2.AsyncClient:
    transport = httpx2.AsyncHTTPTransport(**options)
    return httpx2.AsyncClient(transport=transport, cookies=NoCookies())


def _close(clients: Clients[httpx2.Client]) -> None:
    if clients.process == os.getpid():
        for client in clients.drained():
            client.close()


# --- requests --------------------------------------------------------------------------


class _Body:
    """A body that is sent in pieces; httpx2 looks at what else an Upload can do."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._upload)


class _AsyncBody:
    def __init__(self, upload: Upload) -> None:
        self._upload = upload

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._upload)


class _MaskedURL(httpx2.URL):
    """A URL whose text, which httpx2 logs, holds no credentials."""

    hidden: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return masked_url(super().__str__(), self.hidden)


@lru_cache(maxsize=128)
def _url(text: str) -> httpx2.URL:
    return httpx2.URL(text)  # which takes longer than anything else in a request


def _encoded(headers: Headers) -> httpx2.Headers:
    """The headers as httpx2 has them, kept with those that many requests share."""
    known = headers.encoded
    if known is None:
        known = headers.encoded = httpx2.Headers(list(headers.pairs), "utf-8")
    encoded: httpx2.Headers = known
    return encoded


def _outgoing(
    build: Callable[..., httpx2.Request],
    request: Request,
    body: Callable[[Upload], object],
    phases: dict[str, float | None],
) -> httpx2.Request:
    headers, content = request.headers, request.content
    sent: object = content
    if isinstance(content, Upload):
        sent = body(content)
        if content.length is not None:
            headers = headers.with_("Content-Length", str(content.length))
    made = build(
        request.method,
        _url(request.url),
        headers=_encoded(headers),
        content=sent,
        extensions={"timeout": phases},
    )
    if "?" in request.url:
        made.url = _MaskedURL(made.url)
        made.url.hidden = request.hidden
    return made


# --- replies ---------------------------------------------------------------------------


def _headers(response: httpx2.Response) -> Headers:
    pairs = [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.headers.raw
    ]
    if response.is_stream_consumed:  # by a hook or a mock, and decoded
        return Headers(pairs).without("content-encoding", "content-length")
    return Headers(pairs)


def _chunks(response: httpx2.Response, until: float | None) -> Generator[bytes]:
    if response.is_stream_consumed:
        yield response.content
        return
    try:
        for chunk in response.iter_raw():
            yield chunk
            if until is not None and monotonic() > until:
                raise TransportError("the deadline of the call passed", timed_out=True)
    except httpx2.RequestError as error:
        raise fault_of(error) from error


async def _async_chunks(response: httpx2.Response) -> AsyncGenerator[bytes]:
    if response.is_stream_consumed:
        yield response.content
        return
    try:
        async for chunk in response.aiter_raw():
            yield chunk
    except httpx2.RequestError as error:
        raise fault_of(error) from error
