"""Offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import OffsetPaging, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.pages import AsyncPages, Pages
    from ..models.offset import OffsetListResponse
    from ..models.shared import Item

_LIST: Operation[OffsetListResponse] = Operation(
    "GET",
    "/offset",
    parameters=("limit", "offset"),
    replies={"200": "OffsetListResponse"},
    paging=OffsetPaging(
        items=("results",),
        item="Item",
        offset="offset",
        next=("next",),
        size="limit",
    ),
)


class Offset(Resource):
    """Offset."""

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        offset: int | Omit = OMIT,
        options: Options | None = None,
    ) -> Pages[Item, OffsetListResponse]:
        """Send `GET /offset`.

        Returns: A page.
        """
        return self._pages(_LIST, {"limit": limit, "offset": offset}, options)


class AsyncOffset(AsyncResource):
    """`Offset`, awaited."""

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        offset: int | Omit = OMIT,
        options: Options | None = None,
    ) -> AsyncPages[Item, OffsetListResponse]:
        """See `Offset.list`."""
        return self._pages(_LIST, {"limit": limit, "offset": offset}, options)
