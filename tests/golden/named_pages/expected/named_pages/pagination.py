"""Lists that continue by themselves, and their pages."""

from collections.abc import AsyncIterator, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ._runtime.operation import (
    CursorPaging as CursorPaging,
    LinkPaging as LinkPaging,
    NextUrlPaging as NextUrlPaging,
    OffsetPaging as OffsetPaging,
    PagePaging as PagePaging,
)
from ._runtime.pages import (
    AsyncPage as AsyncPage,
    AsyncPages as AsyncPages,
    Page as Page,
    Pages as Pages,
)

Item = TypeVar("Item")
Body = TypeVar("Body")


class CursorPage(Page[Item, Body], Generic[Item, Body]):
    """A page of `CursorPages`: its `items`, the whole decoded reply in `body`, and
    `headers`.
    """


class CursorPages(Pages[Item, Body], Generic[Item, Body]):
    """The items of a list, over all its pages, each of which is `CursorPage`."""

    _page = CursorPage
    if TYPE_CHECKING:

        def first(self) -> CursorPage[Item, Body]: ...
        def pages(self) -> Iterator[CursorPage[Item, Body]]: ...


class AsyncCursorPage(AsyncPage[Item, Body], Generic[Item, Body]):
    """A page of `AsyncCursorPages`: its `items`, the whole decoded reply in `body`,
    and `headers`.
    """


class AsyncCursorPages(AsyncPages[Item, Body], Generic[Item, Body]):
    """The items of a list, over all its pages, each of which is `AsyncCursorPage`."""

    _page = AsyncCursorPage
    if TYPE_CHECKING:

        async def first(self) -> AsyncCursorPage[Item, Body]: ...
        def __await__(self) -> Generator[Any, Any, AsyncCursorPage[Item, Body]]: ...
        def pages(self) -> AsyncIterator[AsyncCursorPage[Item, Body]]: ...
