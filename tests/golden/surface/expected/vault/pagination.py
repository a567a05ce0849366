"""Lists that continue by themselves, and their pages."""

from typing import ClassVar, Generic, TypeVar

from ._runtime.pages import (
    AsyncPage as AsyncPage,
    AsyncPages as AsyncPages,
    Page as Page,
    Pages as Pages,
)
from ._runtime.surface.pages import (
    AsyncPaginator as AsyncPaginator,
    BaseAsyncPage,
    BaseSyncPage,
)

Item = TypeVar("Item")


class SyncNumberPage(BaseSyncPage[Item], Generic[Item]):
    """A page of a synchronous client."""

    _items_at: ClassVar[tuple[str, ...]] = ("data",)
    data: list[Item]
    has_more: bool


class AsyncNumberPage(BaseAsyncPage[Item], Generic[Item]):
    """A page of an asynchronous client."""

    _items_at: ClassVar[tuple[str, ...]] = ("data",)
    data: list[Item]
    has_more: bool


class SyncSinglePage(BaseSyncPage[Item], Generic[Item]):
    """A page of a synchronous client."""

    _items_at: ClassVar[tuple[str, ...]] = ("data",)
    data: list[Item]


class AsyncSinglePage(BaseAsyncPage[Item], Generic[Item]):
    """A page of an asynchronous client."""

    _items_at: ClassVar[tuple[str, ...]] = ("data",)
    data: list[Item]
