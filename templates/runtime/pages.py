"""Lists that load themselves page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from functools import partial
from importlib import import_module
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    Self,
    SupportsIndex,
    TypeVar,
    overload,
)

from .calls import Call, written
from .errors import PagingError
from .exchange import NO_OPTIONS, Arrived
from .message import Headers
from .operation import Operation
from .paging import following, items_of
from .place import Place, Received
from .redirects import without_parameters
from .session import Route, Session
from .value import NONE

if TYPE_CHECKING:
    from .operation import Api
    from .options import Options

Item = TypeVar("Item")
Body = TypeVar("Body")


class List(Generic[Item, Body]):
    """A paged operation with the arguments of its first page; performs nothing itself."""

    def __init__(
        self,
        session: Session,
        operation: Operation[Body],
        arguments: dict[str, object],
        options: Options | None,
        route: Route | None = None,
    ) -> None:
        if operation.paging is None:
            raise TypeError(f"{operation} does not give pages")
        self._name = operation.pages
        self._session = session
        self._paging = operation.paging
        self._options = options or NO_OPTIONS
        headers = self._options.get("headers") or NONE
        self._route = route or session.route(operation, headers)
        self._first = written(self._route, arguments, options)
        self.start = Place(arguments)

    def pages(self, perform: Callable[[Call], Arrived]) -> Pages[Item, Body]:
        """The list, of which calls are performed in a thread."""
        kind = list_class(Pages, self._session.api, self._name)
        return kind(self, perform)

    def async_pages(
        self, perform: Callable[[Call], Awaitable[Arrived]]
    ) -> AsyncPages[Item, Body]:
        """The list, of which calls are performed in an event loop."""
        kind = list_class(AsyncPages, self._session.api, self._name)
        return kind(self, perform)

    def call(self, place: Place) -> Call:
        """The call that loads a page."""
        request = self._first
        if place.url is not None:
            url = without_parameters(place.url, self._session.authority.names)
            request = request.with_url(url)
        elif place is not self.start:
            request = written(self._route, place.arguments, self._options)
        return Call(self._session, self._route, request, self._options)

    def read(
        self, place: Place, call: Call, reply: Arrived
    ) -> tuple[Body, list[Item], Headers, Callable[[], Place | None]]:
        """What a page holds, and what finds the place of the next one.

        A page is worth having even if what it says of the next one is wrong.
        """
        paging = self._paging
        body: Body = call.value(reply)
        items: list[Item] = items_of(paging, body)
        received = Received(call.request.url, reply.headers, body, items)
        return body, items, reply.headers, partial(following, paging, place, received)


class _Loaded(Generic[Item, Body]):
    def __init__(
        self,
        body: Body,
        items: list[Item],
        headers: Headers,
        after: Callable[[], Place | None],
    ) -> None:
        self.body = body
        self.items = items
        self.headers = headers
        self._after = after

    @property
    def has_next(self) -> bool:
        """Whether there may be another page."""
        try:
            return self._after() is not None
        except PagingError:
            return True

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: SupportsIndex) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Item | list[Item]:
        return self.items[at]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.items)} items>"


class Page(_Loaded[Item, Body]):
    """One page: its `items`, the whole decoded reply in `body`, and `headers`."""

    _source: tuple[List[Any, Any], Callable[[Call], Arrived]]

    @classmethod
    def _loaded(
        cls, listing: List[Any, Any], perform: Callable[[Call], Arrived], place: Place
    ) -> Self:
        """The page at a place of a list."""
        call = listing.call(place)
        page = cls(*listing.read(place, call, perform(call)))
        page._source = listing, perform
        return page

    def next_page(self) -> Self | None:
        """Load the next page; None after the last one.

        Raises PagingError if this page leads to another server or back.
        """
        place = self._after()
        return None if place is None else self._loaded(*self._source, place)


class AsyncPage(_Loaded[Item, Body]):
    """One page: its `items`, the whole decoded reply in `body`, and `headers`."""

    _source: tuple[List[Any, Any], Callable[[Call], Awaitable[Arrived]]]

    @classmethod
    async def _loaded(
        cls,
        listing: List[Any, Any],
        perform: Callable[[Call], Awaitable[Arrived]],
        place: Place,
    ) -> Self:
        """The page at a place of a list."""
        call = listing.call(place)
        page = cls(*listing.read(place, call, await perform(call)))
        page._source = listing, perform
        return page

    async def next_page(self) -> Self | None:
        """Load the next page; None after the last one.

        Raises PagingError if this page leads to another server or back.
        """
        place = self._after()
        return None if place is None else await self._loaded(*self._source, place)


class Pages(Generic[Item, Body]):
    """The items of a list, over all its pages; each page is loaded when it is reached.

    Iterate over it for items, over `pages()` for pages. `first()` loads the first page.
    """

    _page: ClassVar[type[Page[Any, Any]]] = Page

    def __init__(
        self, listing: List[Item, Body], perform: Callable[[Call], Arrived]
    ) -> None:
        self._list = listing
        self._perform = perform
        self._ahead: Page[Item, Body] | None = None

    def first(self) -> Page[Item, Body]:
        """The first page. An iteration that follows does not load it again."""
        if self._ahead is None:
            load = self._page._loaded  # pyright: ignore[reportPrivateUsage]
            self._ahead = load(self._list, self._perform, self._list.start)
        return self._ahead

    def pages(self) -> Iterator[Page[Item, Body]]:
        """Page by page."""
        page: Page[Item, Body] | None = self.first()
        self._ahead = None
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items

    def __repr__(self) -> str:
        return "<Pages>"


class AsyncPages(Generic[Item, Body]):
    """The items of a list, over all its pages; each page is loaded when it is reached.

    Iterate over it with `async for` for items, over `pages()` for pages. Awaited, it
    gives the first page.
    """

    _page: ClassVar[type[AsyncPage[Any, Any]]] = AsyncPage

    def __init__(
        self, listing: List[Item, Body], perform: Callable[[Call], Awaitable[Arrived]]
    ) -> None:
        self._list = listing
        self._perform = perform
        self._ahead: AsyncPage[Item, Body] | None = None

    async def first(self) -> AsyncPage[Item, Body]:
        """The first page. An iteration that follows does not load it again."""
        if self._ahead is None:
            load = self._page._loaded  # pyright: ignore[reportPrivateUsage]
            self._ahead = await load(self._list, self._perform, self._list.start)
        return self._ahead

    def __await__(self) -> Generator[Any, Any, AsyncPage[Item, Body]]:
        return self.first().__await__()

    async def pages(self) -> AsyncIterator[AsyncPage[Item, Body]]:
        """Page by page."""
        page: AsyncPage[Item, Body] | None = await self.first()
        self._ahead = None
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item

    def __repr__(self) -> str:
        return "<AsyncPages>"


L = TypeVar("L", bound="Pages[Any, Any] | AsyncPages[Any, Any]")


def list_class(kind: type[L], api: Api, name: str) -> type[L]:
    """The class of a list: the one that `pagination` has of this name, with `Async` before it
    where `kind` is asynchronous; `kind` where there is no name."""
    if not name:
        return kind
    prefix = "Async" if issubclass(kind, AsyncPages) else ""
    package = api.models.rpartition(".")[0]
    found: type[L] = getattr(import_module(f"{package}.pagination"), f"{prefix}{name}")
    return found
