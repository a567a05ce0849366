"""Shelves."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..models.shared import DoneResponse
    from .shelves_books import AsyncShelfBooks, ShelfBooks

_DELETE: Operation[DoneResponse] = Operation(
    "DELETE",
    "/shelves/{id}",
    replies={"200": "DoneResponse"},
)


class Shelves(Resource):
    """Shelves."""

    @cached_property
    def books(self) -> ShelfBooks:
        from .shelves_books import ShelfBooks

        return ShelfBooks(self._client)

    def delete(self, *, id: str, options: Options | None = None) -> DoneResponse:
        """Send `DELETE /shelves/{id}`."""
        return self._call(_DELETE, {"id": id}, options)


class AsyncShelves(AsyncResource):
    """`Shelves`, awaited."""

    @cached_property
    def books(self) -> AsyncShelfBooks:
        from .shelves_books import AsyncShelfBooks

        return AsyncShelfBooks(self._client)

    async def delete(self, *, id: str, options: Options | None = None) -> DoneResponse:
        """See `Shelves.delete`."""
        return await self._call(_DELETE, {"id": id}, options)
