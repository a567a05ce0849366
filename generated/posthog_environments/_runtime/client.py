"""The base of a package's clients."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Collection, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from .environment import variable
from .errors import Deviation
from .hooks import Hooks
from .operation import Api
from .raw import CAPTURE, Capture, Raw
from .resource import AsyncCaller, Caller
from .retry import RetryPolicy
from .secrets import hidden_all, hidden_headers, name_and_password, sealed
from .session import BODY_LIMIT, DEADLINE, TIMEOUT, Session
from .timeout import Seconds, Timeout
from .transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .undocumented import AsyncRequests, Requests
from .wire import AsyncLine, AsyncWire, Line, Wire

if TYPE_CHECKING:
    from .credential import Credential
    from .options import AsyncClientOptions, ClientOptions

T = TypeVar("T")


class Client(Requests):
    """The base of synchronous clients. Threads may share one.

    `credentials` are keyed by the names of the security schemes, `parameters` are values for
    all calls by the arguments that hold them. The connection pool is
    made by the first call; `close` it, or use the client in a `with` statement. A pickled
    client takes its credentials from the environment where it is unpickled, or is given
    them by `with_options`; its transport goes along if it can be pickled. A forked process
    opens connections of its own.
    """

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        parameters: Mapping[str, object] | None = None,
        base_url: str | None = None,
        server_variables: Mapping[str, str] | None = None,
        timeout: Seconds | Timeout | None = TIMEOUT,
        deadline: Seconds | None = DEADLINE,
        max_retries: int = 2,
        retry_policy: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        transport: Transport | HttpxClient | None = None,
        hooks: Hooks | None = None,
        strict: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        body_limit: int | None = BODY_LIMIT,
        max_redirects: int = 10,
        allow_http: bool | Collection[str] = False,
    ) -> None:
        credentials = hidden_all(credentials)
        headers = hidden_headers(headers)
        self._session = Session(
            api,
            credentials=credentials,
            parameters=parameters,
            base_url=base_url,
            server_variables=server_variables,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            retry_policy=retry_policy,
            headers=headers,
            hooks=hooks,
            strict=strict,
            on_deviation=on_deviation,
            body_limit=body_limit,
            max_redirects=max_redirects,
            allow_http=allow_http,
            clock=getattr(
                transport, "clock", None
            ),  # a fake has one that does not wait
        )
        self._wire = Wire(Line(transport), self._session.clock)

    def with_options(self, **changes: Unpack[ClientOptions]) -> Self:
        """A client with other settings, which shares the connections of this one."""
        settings = sealed(changes)
        del changes  # bare credentials, in every frame of a traceback
        line = self._wire.line
        if "transport" in settings:
            line = Line(settings.pop("transport"))
        copy = object.__new__(type(self))
        vars(copy).update(_own(self))
        copy._session = self._session.replaced(settings)
        copy._wire = Wire(line, copy._session.clock)
        return copy

    @property
    def base_url(self) -> str:
        """The server that is called."""
        return self._session.base_url

    @property
    def timeout(self) -> Timeout:
        """For each phase of an attempt."""
        return self._session.timeout

    @property
    def deadline(self) -> float | None:
        """Seconds for a whole call."""
        return self._session.deadline

    @property
    def max_retries(self) -> int:
        """How often a failed attempt is repeated."""
        return self._session.max_retries

    def raw(self, call: Callable[[Self], T]) -> Raw[T]:
        """Make a call and keep the status and headers of its reply.

        ```python
        raw = client.raw(lambda c: c.things.get(id="7"))
        print(raw.status_code, raw.headers["etag"], raw.value)
        ```
        """
        capture = Capture()
        token = CAPTURE.set(capture)
        try:
            value = call(self)
            if not capture.status_code:
                getattr(value, "first", str)()  # a list loads its first page
        finally:
            CAPTURE.reset(token)
        return capture.complete(value)

    def close(self) -> None:
        """Close all connections, also of clients made by `with_options`."""
        self._wire.line.close()

    def is_closed(self) -> bool:
        """Whether it was closed, after which calls raise RuntimeError."""
        return self._wire.line.is_closed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __copy__(self) -> Self:
        return self.with_options()

    def __deepcopy__(self, memo: object) -> Self:
        return self.with_options()

    def __reduce__(self) -> tuple[Any, ...]:
        transport = self._wire.line.given
        return _restored, (type(self), self._session.portable(), transport), _own(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._session.base_url}>"


class AsyncClient(AsyncRequests):
    """The base of asynchronous clients. Tasks may share one; see `Client`."""

    def __init__(
        self,
        api: Api,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        parameters: Mapping[str, object] | None = None,
        base_url: str | None = None,
        server_variables: Mapping[str, str] | None = None,
        timeout: Seconds | Timeout | None = TIMEOUT,
        deadline: Seconds | None = DEADLINE,
        max_retries: int = 2,
        retry_policy: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        transport: AsyncTransport | AsyncHttpxClient | None = None,
        hooks: Hooks | None = None,
        strict: bool = False,
        on_deviation: Callable[[Deviation], None] | None = None,
        body_limit: int | None = BODY_LIMIT,
        max_redirects: int = 10,
        allow_http: bool | Collection[str] = False,
    ) -> None:
        credentials = hidden_all(credentials)
        headers = hidden_headers(headers)
        self._session = Session(
            api,
            credentials=credentials,
            parameters=parameters,
            base_url=base_url,
            server_variables=server_variables,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            retry_policy=retry_policy,
            headers=headers,
            hooks=hooks,
            strict=strict,
            on_deviation=on_deviation,
            body_limit=body_limit,
            max_redirects=max_redirects,
            allow_http=allow_http,
            clock=getattr(
                transport, "clock", None
            ),  # a fake has one that does not wait
        )
        self._wire = AsyncWire(AsyncLine(transport), self._session.clock)

    def with_options(self, **changes: Unpack[AsyncClientOptions]) -> Self:
        """A client with other settings, which shares the connections of this one."""
        settings = sealed(changes)
        del changes  # bare credentials, in every frame of a traceback
        line = self._wire.line
        if "transport" in settings:
            line = AsyncLine(settings.pop("transport"))
        copy = object.__new__(type(self))
        vars(copy).update(_own(self))
        copy._session = self._session.replaced(settings)
        copy._wire = AsyncWire(line, copy._session.clock)
        return copy

    @property
    def base_url(self) -> str:
        """The server that is called."""
        return self._session.base_url

    @property
    def timeout(self) -> Timeout:
        """For each phase of an attempt."""
        return self._session.timeout

    @property
    def deadline(self) -> float | None:
        """Seconds for a whole call."""
        return self._session.deadline

    @property
    def max_retries(self) -> int:
        """How often a failed attempt is repeated."""
        return self._session.max_retries

    async def raw(self, call: Callable[[Self], Awaitable[T]]) -> Raw[T]:
        """Make a call and keep the status and headers of its reply; see `Client.raw`.

        For a list, the value is its first page.
        """
        capture = Capture()
        token = CAPTURE.set(capture)
        try:
            value = await call(self)
        finally:
            CAPTURE.reset(token)
        return capture.complete(value)

    async def aclose(self) -> None:
        """Close all connections, also of clients made by `with_options`."""
        await self._wire.line.aclose()

    def is_closed(self) -> bool:
        """Whether it was closed, after which calls raise RuntimeError."""
        return self._wire.line.is_closed

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __copy__(self) -> Self:
        return self.with_options()

    def __deepcopy__(self, memo: object) -> Self:
        return self.with_options()

    def __reduce__(self) -> tuple[Any, ...]:
        transport = self._wire.line.given
        return _restored, (type(self), self._session.portable(), transport), _own(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._session.base_url}>"


def _own(client: Caller | AsyncCaller) -> dict[str, Any]:
    """What subclasses and programs keep with a client: all but what it makes itself."""
    return {
        name: value
        for name, value in vars(client).items()
        if name not in ("_session", "_wire")
        and not isinstance(value, (Caller, AsyncCaller))
    }


def _from_environment(api: Api, scheme: str, name: str) -> Any:
    """The credential of a scheme as its variables have it."""
    first = variable(name) if name else None
    if scheme not in api.passwords:
        return first
    second = api.passwords[scheme][1]
    return name_and_password(first, variable(second) if second else None)


def _restored(kind: type[Any], settings: dict[str, Any], transport: Any = None) -> Any:
    """A client out of a pickle: the API is that of its class's module."""
    found = (getattr(sys.modules[base.__module__], "_API", None) for base in kind.mro())
    api = next((value for value in found if isinstance(value, Api)), None)
    if api is None:
        raise TypeError(f"{kind.__name__} is not defined beside an API description")
    client = object.__new__(kind)
    settings["credentials"] = {
        scheme: _from_environment(api, scheme, name)
        for scheme, (_, name) in api.sources.items()
    }
    session = client._session = Session(api, **settings)
    if issubclass(kind, Client):
        client._wire = Wire(Line(transport), session.clock)
    else:
        client._wire = AsyncWire(AsyncLine(transport), session.clock)
    return client
