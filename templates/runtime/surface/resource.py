"""Resources whose replies can be had raw, through a twin of the resource."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from .. import resource
from ..calls import begin
from ..operation import Operation
from ..options import Options
from ..session import Session
from ..stream import AsyncStream, Stream
from .settings import SurfacedApi

if TYPE_CHECKING:
    from .turns import AsyncTurn, Turn

T = TypeVar("T")
S = TypeVar("S", Stream[Any], AsyncStream[Any])


def checked(
    caller: resource.Caller | resource.AsyncCaller,
    operation: Operation[Any],
    arguments: Mapping[str, object],
    options: Options | None,
) -> Options | None:
    """The options of a call with the query parameters that the client sends with each.

    Raises ValueError for an empty path parameter, in the words of the surface.
    """
    _check_path(caller._session, operation, arguments)
    return _with_query(getattr(caller, "_client", caller), options)


def _check_path(
    session: Session, operation: Operation[Any], arguments: Mapping[str, object]
) -> None:
    api = session.api
    if not isinstance(api, SurfacedApi) or not api.empty_path:
        return
    for name, value in arguments.items():
        if value == "" and name in _in_path(operation):
            raise ValueError(api.empty_path.format(name=name, value=repr(value)))


def file_class(api: object, *, asynchronous: bool = False) -> Any:
    """The class of what is given for a file."""
    from . import replies

    if isinstance(api, SurfacedApi) and api.raw_parse == "plain":
        return replies.HttpxBinaryResponseContent
    if asynchronous:
        return replies.AsyncBinaryAPIResponse
    return replies.BinaryAPIResponse


_OF_CLIENTS = ("security", "server_url")
"""What an option of one call may change of the client."""


def apart(caller: Any, options: Options | None) -> Any:
    """The same resource of a client with what one call changes of it; None if that is nothing."""
    changes = {name: dict(options or {}).get(name) for name in _OF_CLIENTS}
    if not any(value is not None for value in changes.values()):
        return None
    from .further import credentials

    settings: dict[str, Any] = {}
    if changes["security"] is not None:
        own = credentials(caller._session.api, changes["security"])
        settings["credentials"] = own
    if changes["server_url"] is not None:
        settings["base_url"] = changes["server_url"]
    return type(caller)(caller._client.with_options(**settings))


def _without_client(options: Options | None) -> Any:
    given = dict(options or {})
    return {name: given[name] for name in given if name not in _OF_CLIENTS}


class StreamResponse:
    """The reply behind a stream, as far as programs close it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def close(self) -> None:
        """Stop, and give the connection back."""
        self._stream.close()

    async def aclose(self) -> None:
        """Stop, and give the connection back."""
        await self._stream.aclose()


def with_response(stream: S) -> S:
    """A stream that has the reply behind it as `response`, and `close` in either client."""
    vars(stream)["response"] = StreamResponse(stream)
    if isinstance(stream, AsyncStream):
        vars(stream)["close"] = stream.aclose
    return stream


def _with_query(client: object, options: Options | None) -> Options | None:
    given = getattr(client, "default_query", None)
    if not given:
        return options
    own = dict(options.get("query") or {}) if options else {}
    return {**(options or {}), "query": {**given, **own}}


def with_accept(session: Session, options: Options | None) -> Options | None:
    """The options of a call that streams, with the Accept header of the surface."""
    api = session.api
    if not isinstance(api, SurfacedApi) or not api.stream_accept:
        return options
    own = dict(options.get("headers") or {}) if options else {}
    return {**(options or {}), "headers": {"Accept": api.stream_accept, **own}}


def _in_path(operation: Operation[Any]) -> set[str]:
    """The arguments that an operation has in its path."""
    found = [
        each.argument or each.name
        for each in operation.parameters
        if not isinstance(each, str) and each.location == "path"
    ]
    if found:
        return set(found)
    from ..urls import names

    return set(names(operation.path))


class Resource(resource.Resource):
    """A group of operations of a client."""

    def _call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> T:
        other = apart(self, options)
        if other is not None:
            value: T = other._call(operation, arguments, _without_client(options))
            return value
        options = checked(self, operation, arguments, options)
        return super()._call(operation, arguments, options)

    def _stream(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> Stream[T]:
        options = checked(self, operation, arguments, options)
        options = with_accept(self._session, options)
        return with_response(super()._stream(operation, arguments, options))

    def _paged(
        self,
        page: str,
        operation: Operation[Any],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> Any:
        from .pages import first_page

        options = checked(self, operation, arguments, options)
        return first_page(self, page, operation, arguments, options)

    def _turn(
        self,
        operation: Operation[T],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> Turn[T]:
        from .turns import Turn

        if operation.paging is None:
            return Turn(self._call(operation, arguments, options))
        options = checked(self, operation, arguments, options)
        page = super()._pages(operation, arguments, options).first()
        return Turn(page.body, page)

    def _file(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> Any:
        options = checked(self, operation, arguments, options)
        call = begin(self._session, operation, arguments, options)
        reply = self._perform(call)
        call.check(reply)
        return file_class(self._session.api)(call, reply, call.value)

    @property
    def with_raw_response(self) -> Any:
        """The same methods, which give the reply with its head; `parse()` gives the value."""
        from .raw import RawProxy

        return RawProxy(self, streams=False)

    @property
    def with_streaming_response(self) -> Any:
        """The same methods, which give a context manager of a reply that is still to be read."""
        from .raw import RawProxy

        return RawProxy(self, streams=True)


class AsyncResource(resource.AsyncResource):
    """A group of operations of an asynchronous client."""

    async def _call(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> T:
        other = apart(self, options)
        if other is not None:
            value: T = await other._call(operation, arguments, _without_client(options))
            return value
        options = checked(self, operation, arguments, options)
        return await super()._call(operation, arguments, options)

    async def _stream(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> AsyncStream[T]:
        options = checked(self, operation, arguments, options)
        options = with_accept(self._session, options)
        return with_response(await super()._stream(operation, arguments, options))

    def _paged(
        self,
        page: str,
        operation: Operation[Any],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> Any:
        from .pages import AsyncPaginator

        options = checked(self, operation, arguments, options)
        return AsyncPaginator(self, page, operation, arguments, options)

    async def _turn(
        self,
        operation: Operation[T],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> AsyncTurn[T]:
        from .turns import AsyncTurn

        if operation.paging is None:
            return AsyncTurn(await self._call(operation, arguments, options))
        options = checked(self, operation, arguments, options)
        page = await super()._pages(operation, arguments, options).first()
        return AsyncTurn(page.body, page)

    async def _file(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> Any:
        options = checked(self, operation, arguments, options)
        call = begin(self._session, operation, arguments, options)
        reply = await self._perform(call)
        call.check(reply)
        kind = file_class(self._session.api, asynchronous=True)
        return kind(call, reply, call.value)

    @property
    def with_raw_response(self) -> Any:
        """The same methods, which give the reply with its head; `parse()` gives the value."""
        from .raw import RawProxy

        return RawProxy(self, streams=False)

    @property
    def with_streaming_response(self) -> Any:
        """The same methods, which give a context manager of a reply that is still to be read."""
        from .raw import RawProxy

        return RawProxy(self, streams=True)
