"""Replies that know the next one: `reply.result`, `reply.next()`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Generic, Self, TypeVar

from ..pages import AsyncPage, Page

T = TypeVar("T")


class Turn(Generic[T]):
    """What the server sent, in `result`. Iterated over, it has the items of all that follow too."""

    def __init__(self, result: T, page: Page[Any, T] | None = None) -> None:
        self.result = result
        self._page = page

    def next(self) -> Self | None:
        """Ask for what follows; None after the last one."""
        page = self._page.next_page() if self._page is not None else None
        return type(self)(page.body, page) if page is not None else None

    get_next = next_page = next

    @property
    def response(self) -> T:
        """What the server sent."""
        return self.result

    @property
    def items(self) -> list[Any]:
        """The items of this reply."""
        return list(self._page or ())

    @property
    def has_next(self) -> bool:
        """Whether more may follow."""
        return self._page is not None and self._page.has_next

    def iter_pages(self) -> Iterator[Self]:
        """This reply and those that follow."""
        turn: Self | None = self
        while turn is not None:
            yield turn
            turn = turn.next()

    def __iter__(self) -> Iterator[Any]:
        for turn in self.iter_pages():
            yield from turn.items


class AsyncTurn(Generic[T]):
    """What the server sent, in `result`. Iterated over, it has the items of all that follow too."""

    def __init__(self, result: T, page: AsyncPage[Any, T] | None = None) -> None:
        self.result = result
        self._page = page

    async def next(self) -> Self | None:
        """Ask for what follows; None after the last one."""
        page = await self._page.next_page() if self._page is not None else None
        return type(self)(page.body, page) if page is not None else None

    get_next = next_page = next

    @property
    def response(self) -> T:
        """What the server sent."""
        return self.result

    @property
    def items(self) -> list[Any]:
        """The items of this reply."""
        return list(self._page or ())

    @property
    def has_next(self) -> bool:
        """Whether more may follow."""
        return self._page is not None and self._page.has_next

    async def iter_pages(self) -> AsyncIterator[Self]:
        """This reply and those that follow."""
        turn: Self | None = self
        while turn is not None:
            yield turn
            turn = await turn.next()

    async def __aiter__(self) -> AsyncIterator[Any]:
        async for turn in self.iter_pages():
            for item in turn.items:
                yield item
