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

    def __iter__(self) -> Iterator[Any]:
        turn: Any = self
        while turn is not None:
            yield from turn._page or ()
            turn = turn.next()


class AsyncTurn(Generic[T]):
    """What the server sent, in `result`. Iterated over, it has the items of all that follow too."""

    def __init__(self, result: T, page: AsyncPage[Any, T] | None = None) -> None:
        self.result = result
        self._page = page

    async def next(self) -> Self | None:
        """Ask for what follows; None after the last one."""
        page = await self._page.next_page() if self._page is not None else None
        return type(self)(page.body, page) if page is not None else None

    async def __aiter__(self) -> AsyncIterator[Any]:
        turn: Any = self
        while turn is not None:
            for item in turn._page or ():
                yield item
            turn = await turn.next()
