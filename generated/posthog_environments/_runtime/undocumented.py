"""Calls of endpoints that the API's description does not name."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast, overload

from .flow import arun, run
from .json import JsonValue
from .omit import OMIT
from .resource import AsyncCaller, Caller
from .undocumented_calls import begin, begin_list, opening, result

if TYPE_CHECKING:
    from .operation import Paging
    from .options import Options
    from .pages import AsyncPages, Pages

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
            cast_to: The type of the result; without one it is JSON, or text. `Stream[…]`
                and `Download` are read as they come; `Response` of this package, or of
                httpx, is the whole reply.
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
        kind, _ = opening(given.get("cast_to"))
        if kind is not None:
            return kind.opened_for_call(self, call)
        return result(call, run(call.exchange.flow(), self._wire), given.get("cast_to"))

    def paginate(
        self,
        path: str,
        *,
        cast_to: type[T],
        paging: Paging,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> Pages[T, Any]:
        """Read a list that has no method here, as all others are read: page by page.

        Args:
            path: As for `request`; each page is got from there.
            cast_to: The type of an item.
            paging: Where the items of a page are, and how the next one is asked for: one of
                the values of `pagination`, with the names of query parameters.
            query: Query parameters of the first page.
            headers: Further headers; None removes one.
            options: As for any call.
        """
        from .pages import List, Pages  # few programs do this

        given = begin_list(
            self._session, path, cast_to, paging, query, headers, options
        )
        listing: List[T, Any] = List(self._session, *given)
        return Pages(listing, self._perform)

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
        kind, _ = opening(given.get("cast_to"))
        if kind is not None:
            return await kind.opened_for_call(self, call)
        reply = await arun(call.exchange.flow(), self._wire)
        return result(call, reply, given.get("cast_to"))

    def paginate(
        self,
        path: str,
        *,
        cast_to: type[T],
        paging: Paging,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str | None] | None = None,
        options: Options | None = None,
    ) -> AsyncPages[T, Any]:
        """Read a list that has no method here; see `Requests.paginate`."""
        from .pages import AsyncPages, List

        given = begin_list(
            self._session, path, cast_to, paging, query, headers, options
        )
        listing: List[T, Any] = List(self._session, *given)
        return AsyncPages(listing, self._perform)

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
