"""Books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..models.shared import BookList

_LIST: Operation[BookList] = Operation(
    "GET",
    "/shelves/{id}/books",
    replies={"200": "BookList"},
)


class ShelfBooks(Resource):
    """Books."""

    def list(self, *, id: str, options: Options | None = None) -> BookList:
        """Send `GET /shelves/{id}/books`."""
        return self._call(_LIST, {"id": id}, options)


class AsyncShelfBooks(AsyncResource):
    """`ShelfBooks`, awaited."""

    async def list(self, *, id: str, options: Options | None = None) -> BookList:
        """See `ShelfBooks.list`."""
        return await self._call(_LIST, {"id": id}, options)
