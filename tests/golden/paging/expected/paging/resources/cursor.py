"""Cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import CursorPaging, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.pages import AsyncPages, Pages
    from ..models.cursor import CursorListResponse
    from ..models.shared import Item

_LIST: Operation[CursorListResponse] = Operation(
    "GET",
    "/cursor",
    parameters=("cursor", "limit"),
    replies={"200": "CursorListResponse"},
    paging=CursorPaging(
        items=("items",),
        item="Item",
        cursor="cursor",
        next=("next_cursor",),
        size="limit",
    ),
)


class Cursor(Resource):
    """Cursor."""

    def list(
        self,
        *,
        cursor: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        options: Options | None = None,
    ) -> Pages[Item, CursorListResponse]:
        """Send `GET /cursor`.

        Returns: A page.
        """
        return self._pages(_LIST, {"cursor": cursor, "limit": limit}, options)


class AsyncCursor(AsyncResource):
    """`Cursor`, awaited."""

    def list(
        self,
        *,
        cursor: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        options: Options | None = None,
    ) -> AsyncPages[Item, CursorListResponse]:
        """See `Cursor.list`."""
        return self._pages(_LIST, {"cursor": cursor, "limit": limit}, options)
