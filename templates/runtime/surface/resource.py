"""Resources whose replies can be had raw, through a twin of the resource."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from .. import resource
from ..operation import Operation
from ..options import Options
from ..session import Session
from ..stream import AsyncStream, Stream
from .settings import SurfacedApi

T = TypeVar("T")


def check_path(
    session: Session, operation: Operation[Any], arguments: Mapping[str, object]
) -> None:
    """Refuse an empty path parameter in the words of the surface. Raises ValueError."""
    api = session.api
    if not isinstance(api, SurfacedApi) or not api.empty_path:
        return
    for name, value in arguments.items():
        if value == "" and name in _in_path(operation):
            raise ValueError(api.empty_path.format(name=name, value=repr(value)))


def with_query(client: object, options: Options | None) -> Options | None:
    """The options of a call with the query parameters that the client sends with each."""
    given = getattr(client, "default_query", None)
    if not given:
        return options
    own = dict(options.get("query") or {}) if options else {}
    return {**(options or {}), "query": {**given, **own}}


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
        check_path(self._session, operation, arguments)
        return super()._call(operation, arguments, with_query(self._client, options))

    def _stream(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> Stream[T]:
        check_path(self._session, operation, arguments)
        return super()._stream(operation, arguments, with_query(self._client, options))

    def _paged(
        self,
        page: str,
        operation: Operation[Any],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> Any:
        from .pages import first_page

        check_path(self._session, operation, arguments)
        options = with_query(self._client, options)
        return first_page(self, page, operation, arguments, options)

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
        check_path(self._session, operation, arguments)
        options = with_query(self._client, options)
        return await super()._call(operation, arguments, options)

    async def _stream(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        options: Options | None = None,
    ) -> AsyncStream[T]:
        check_path(self._session, operation, arguments)
        options = with_query(self._client, options)
        return await super()._stream(operation, arguments, options)

    def _paged(
        self,
        page: str,
        operation: Operation[Any],
        arguments: dict[str, object],
        options: Options | None = None,
    ) -> Any:
        from .pages import AsyncPaginator

        check_path(self._session, operation, arguments)
        options = with_query(self._client, options)
        return AsyncPaginator(self, page, operation, arguments, options)

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
