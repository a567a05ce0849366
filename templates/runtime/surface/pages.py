"""Pages as classes with names, which are models of what the server sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator
from importlib import import_module
from typing import Any, ClassVar, Generic, TypeVar, get_args, get_origin

from pydantic import PrivateAttr

from ..models import Model
from ..pages import List
from ..place import Place
from ..reach import reach
from ..resource import AsyncCaller

T = TypeVar("T")
P = TypeVar("P")


class PageInfo:
    """Where the next page is: the URL of its request."""

    def __init__(self, url: str | None = None, params: object = None) -> None:
        self.url = url
        self.params = params


class BasePage(Model, Generic[T]):
    """A page of a list. `next_page_info` is None after the last one."""

    _items_at: ClassVar[tuple[str, ...]] = ()
    """The property that holds the items, none where the reply is the list."""

    _owner: Any = PrivateAttr(default=None)
    _listing: Any = PrivateAttr(default=None)
    _after: Any = PrivateAttr(default=None)
    _items: Any = PrivateAttr(default=None)

    def _get_page_items(self) -> list[T]:
        found: list[T] = list(self._items or ())
        return found

    def _next(self) -> Place | None:
        place: Place | None = None if self._after is None else self._after()
        return place

    def next_page_info(self) -> PageInfo | None:
        """Where the next page is."""
        place = self._next()
        if place is None:
            return None
        return PageInfo(self._listing.call(place).request.url)

    def has_next_page(self) -> bool:
        """Whether there may be another page."""
        return bool(self._items) and self._next() is not None

    def _checked_next(self) -> Place:
        place = self._next()
        if place is None:
            raise RuntimeError(
                "No next page expected; please check `.has_next_page()` before calling "
                "`.get_next_page()`."
            )
        return place


class BaseSyncPage(BasePage[T], Generic[T]):
    """A page of a synchronous client; iteration goes on over all pages that follow."""

    def get_next_page(self) -> Any:
        """Load the next page. Raises RuntimeError if there is none."""
        place = self._checked_next()
        owner, listing = self._owner, self._listing
        call = listing.call(place)
        return page_of_reply(
            owner, type(self), listing, place, call, owner._perform(call)
        )

    def iter_pages(self) -> Iterator[Any]:
        """This page and those that follow."""
        page: Any = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = page.get_next_page()

    def __iter__(self) -> Iterator[T]:  # type: ignore[override]
        for page in self.iter_pages():
            yield from page._get_page_items()


class BaseAsyncPage(BasePage[T], Generic[T]):
    """A page of an asynchronous client; iteration goes on over all pages that follow."""

    async def get_next_page(self) -> Any:
        """Load the next page. Raises RuntimeError if there is none."""
        place = self._checked_next()
        owner, listing = self._owner, self._listing
        call = listing.call(place)
        reply = await owner._perform(call)
        return page_of_reply(owner, type(self), listing, place, call, reply)

    async def iter_pages(self) -> AsyncIterator[Any]:
        """This page and those that follow."""
        page: Any = self
        while True:
            yield page
            if not page.has_next_page():
                return
            page = await page.get_next_page()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.iter_pages():
            for item in page._get_page_items():
                yield item


class AsyncPaginator(Generic[T, P]):
    """A list that was asked for: awaited, its first page; iterated over, all its items."""

    def __init__(self, owner: Any, page: str, *given: Any) -> None:
        self._owner = owner
        self._page = page
        self._given = given

    def __await__(self) -> Generator[Any, Any, P]:
        return self._first().__await__()

    async def _first(self) -> P:
        owner, page = self._owner, self._page
        operation, arguments, options = self._given
        if operation.paging is None:
            body = await owner._call(operation, arguments, options)
            plain: P = page_of_body(owner, page, body)
            return plain
        listing: List[Any, Any] = List(owner._session, operation, arguments, options)
        call = listing.call(listing.start)
        reply = await owner._perform(call)
        made: P = page_of_reply(owner, page, listing, listing.start, call, reply)
        return made

    async def __aiter__(self) -> AsyncIterator[T]:
        page: Any = await self
        async for item in page:
            yield item


def first_page(
    owner: Any, page: str, operation: Any, arguments: dict[str, object], options: Any
) -> Any:
    """The first page of a list of a synchronous client."""
    if operation.paging is None:
        return page_of_body(owner, page, owner._call(operation, arguments, options))
    listing: List[Any, Any] = List(owner._session, operation, arguments, options)
    call = listing.call(listing.start)
    return page_of_reply(
        owner, page, listing, listing.start, call, owner._perform(call)
    )


def page_of_reply(
    owner: Any, page: Any, listing: Any, place: Place, call: Any, reply: Any
) -> Any:
    """A page of a list that goes on."""
    body, items, _, after = listing.read(place, call, reply)
    made = page_of_body(owner, page, body, items)
    made._owner, made._listing, made._after = owner, listing, after
    return made


def page_of_body(
    owner: Any, page: Any, body: Any, items: list[Any] | None = None
) -> Any:
    """A page with what a reply says; `page` is its class, or the name of that."""
    kind: Any = page if isinstance(page, type) else _class(owner, page)
    if items is None:
        found = reach(body, kind._items_at) if kind._items_at else body
        items = list(found) if isinstance(found, (list, tuple)) else []
    if get_origin(kind) is None and not kind.__pydantic_generic_metadata__["args"]:
        kind = kind[_item_type(body, kind._items_at)]
    values: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        wire = field.alias or name
        if (wire,) == kind._items_at or (not kind._items_at and not values):
            values[name] = items
        else:
            values[name] = reach(body, (wire,))
    made = kind.model_construct(**values)
    made._items = items
    return made


def _class(owner: Any, name: str) -> Any:
    package = owner._session.api.models.rpartition(".")[0]
    kind = "Async" if isinstance(owner, AsyncCaller) else "Sync"
    return getattr(import_module(f"{package}.pagination"), f"{kind}{name}")


def _item_type(body: Any, at: tuple[str, ...]) -> Any:
    """The type of the items, by what the model of the reply says of its list."""
    fields = getattr(type(body), "model_fields", {})
    found = next(
        (each for name, each in fields.items() if at and at[0] in (each.alias, name)),
        None,
    )
    if found is None:
        return Any
    options = [found.annotation, *get_args(found.annotation)]
    for option in options:
        if get_origin(option) is list:
            return get_args(option)[0]
    return Any
