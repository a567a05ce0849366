"""Next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import NextUrlPaging, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from .._runtime.pages import AsyncPages, Pages
    from ..models.next import NextListResponse
    from ..models.shared import Item

_LIST: Operation[NextListResponse] = Operation(
    "GET",
    "/next",
    replies={"200": "NextListResponse"},
    paging=NextUrlPaging(items=("results",), item="Item", next=("next",)),
)


class Next(Resource):
    """Next."""

    def list(self, *, options: Options | None = None) -> Pages[Item, NextListResponse]:
        """Send `GET /next`.

        Returns: A page.
        """
        return self._pages(_LIST, {}, options)


class AsyncNext(AsyncResource):
    """`Next`, awaited."""

    def list(
        self, *, options: Options | None = None
    ) -> AsyncPages[Item, NextListResponse]:
        """See `Next.list`."""
        return self._pages(_LIST, {}, options)
