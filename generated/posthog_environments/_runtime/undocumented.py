"""Calls of endpoints that the API's description does not name."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast, overload

from .calls import OPTIONS, Call, written
from .flow import arun, run
from .json import JsonValue
from .omit import OMIT
from .operation import Body, Operation, Replies, Reply
from .origins import escaped, origin
from .resource import AsyncCaller, Caller
from .session import Route, Session
from .value import NONE, check_known

if TYPE_CHECKING:
    from .options import Options

T = TypeVar("T")


class Ask(Protocol):
    """A call of an endpoint by its path; see `Requests.request`."""

    @overload
    def __call__(
        self,
        path: str,
        *,
        cast_to: type[T],
        query: Mapping[str, object] | None = None,
        body: object = OMIT,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> T: ...

    @overload
    def __call__(
        self,
        path: str,
        *,
        cast_to: None = None,
        query: Mapping[str, object] | None = None,
        body: object = OMIT,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> JsonValue: ...


class AsyncAsk(Protocol):
    """A call of an endpoint by its path; see `Requests.request`."""

    @overload
    def __call__(
        self,
        path: str,
        *,
        cast_to: type[T],
        query: Mapping[str, object] | None = None,
        body: object = OMIT,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> Awaitable[T]: ...

    @overload
    def __call__(
        self,
        path: str,
        *,
        cast_to: None = None,
        query: Mapping[str, object] | None = None,
        body: object = OMIT,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> Awaitable[JsonValue]: ...


class Requests(Caller):
    """Calls endpoints by method and path. A resource of one of these names comes first."""

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        query: Mapping[str, object] | None = None,
        body: object = OMIT,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> T: ...

    @overload
    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: None = None,
        query: Mapping[str, object] | None = None,
        body: object = OMIT,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> JsonValue: ...

    def request(self, method: str, path: str, **given: Any) -> Any:
        """Call an endpoint that has no method here, as all others are called.

        Args:
            method: The HTTP method.
            path: The path below the base URL, or a URL of the same server; it may have a
                query.
            cast_to: The type of the result; without one it is JSON, or text.
            query: Query parameters, in form style.
            body: What is sent: JSON, or bytes or a file as they are, or what the option
                `content_type` says.
            headers: Further headers; None removes one.
            options: As for any call.

        Raises ValueError for a URL of another server, and what every call raises.
        """
        return self._ask(method, path, **given)

    def _ask(self, method: str, path: str, **given: Any) -> Any:
        call = begin(self._session, method, path, **given)
        return call.value(run(call.exchange.flow(), self._wire))

    @property
    def get(self) -> Ask:
        """GET a path; see `request`."""
        return cast("Ask", partial(self._ask, "GET"))

    @property
    def post(self) -> Ask:
        """POST to a path; see `request`."""
        return cast("Ask", partial(self._ask, "POST"))

    @property
    def put(self) -> Ask:
        """PUT to a path; see `request`."""
        return cast("Ask", partial(self._ask, "PUT"))

    @property
    def patch(self) -> Ask:
        """PATCH a path; see `request`."""
        return cast("Ask", partial(self._ask, "PATCH"))

    @property
    def delete(self) -> Ask:
        """DELETE a path; see `request`."""
        return cast("Ask", partial(self._ask, "DELETE"))


class AsyncRequests(AsyncCaller):
    """The asynchronous twin of `Requests`."""

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        query: Mapping[str, object] | None = None,
        body: object = OMIT,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> T: ...

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: None = None,
        query: Mapping[str, object] | None = None,
        body: object = OMIT,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> JsonValue: ...

    async def request(self, method: str, path: str, **given: Any) -> Any:
        """Call an endpoint that has no method here; see `Requests.request`."""
        return await self._ask(method, path, **given)

    async def _ask(self, method: str, path: str, **given: Any) -> Any:
        call = begin(self._session, method, path, **given)
        return call.value(await arun(call.exchange.flow(), self._wire))

    @property
    def get(self) -> AsyncAsk:
        """GET a path; see `request`."""
        return cast("AsyncAsk", partial(self._ask, "GET"))

    @property
    def post(self) -> AsyncAsk:
        """POST to a path; see `request`."""
        return cast("AsyncAsk", partial(self._ask, "POST"))

    @property
    def put(self) -> AsyncAsk:
        """PUT to a path; see `request`."""
        return cast("AsyncAsk", partial(self._ask, "PUT"))

    @property
    def patch(self) -> AsyncAsk:
        """PATCH a path; see `request`."""
        return cast("AsyncAsk", partial(self._ask, "PATCH"))

    @property
    def delete(self) -> AsyncAsk:
        """DELETE a path; see `request`."""
        return cast("AsyncAsk", partial(self._ask, "DELETE"))


def begin(
    session: Session,
    method: str,
    path: str,
    *,
    cast_to: Any = None,
    query: Mapping[str, object] | None = None,
    body: object = OMIT,
    headers: Mapping[str, str | None] | None = None,
    options: Options | None = None,
) -> Call:
    """Prepare a call, by an operation of its own. Raises as `calls.begin` does."""
    made: Options = {**(options or {})}
    check_known("options", made, OPTIONS)
    made["query"] = {**(query or NONE), **(made.get("query") or NONE)}
    made["headers"] = {**(headers or NONE), **(made.get("headers") or NONE)}
    base_url, path = _target(session.base_url, path)
    sent = None if body is OMIT else Body(made.get("content_type") or _media(body))
    operation: Operation[Any] = Operation(
        method.upper(), path, body=sent, replies=_replies(cast_to)
    )
    route = Route(session, operation)
    route.base_url = base_url
    return Call(session, route, written(route, {"body": body}, made), made)


def _target(base_url: str, path: str) -> tuple[str, str]:
    """Base URL and path; a whole URL must be of the same server, or credentials would leave
    it."""
    path = escaped(path)
    scheme, mark, rest = path.partition("://")
    if not mark or not scheme.isalpha():
        return base_url, path
    if origin(path) != origin(base_url):
        raise ValueError(f"the URL is not of the server of this client, {base_url}")
    authority, slash, rest = rest.partition("/")
    return f"{scheme}://{authority}", slash + rest


def _media(body: object) -> str:
    from .uploads import is_source

    return "application/octet-stream" if is_source(body) else "application/json"


def _replies(cast_to: Any) -> Mapping[str, Replies]:
    if cast_to is None:
        return NONE
    if cast_to is bytes:
        return {"default": Reply("bytes", "application/octet-stream")}
    if cast_to is str:
        return {"default": Reply("str", "text/plain")}
    return {"default": Reply(cast_to)}
