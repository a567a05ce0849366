"""Books."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..models.shared import BookList
    from .books_editions import AsyncEditions, Editions

_SEARCH: Operation[BookList] = Operation("POST", "/books", replies={"200": "BookList"})


class Books(Resource):
    """Books."""

    @cached_property
    def editions(self) -> Editions:
        from .books_editions import Editions

        return Editions(self._client)

    def search(self, *, options: Options | None = None) -> BookList:
        """Send `POST /books`."""
        return self._call(_SEARCH, {}, options)


class AsyncBooks(AsyncResource):
    """`Books`, awaited."""

    @cached_property
    def editions(self) -> AsyncEditions:
        from .books_editions import AsyncEditions

        return AsyncEditions(self._client)

    async def search(self, *, options: Options | None = None) -> BookList:
        """See `Books.search`."""
        return await self._call(_SEARCH, {}, options)
