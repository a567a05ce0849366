"""Pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Operation, PagePaging
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.pages import AsyncPages, Pages
    from ..models.pages import PageListResponse
    from ..models.shared import Item

_LIST: Operation[PageListResponse] = Operation(
    "GET",
    "/pages",
    parameters=("page", "per_page"),
    replies={"200": "PageListResponse"},
    paging=PagePaging(
        items=("data",),
        item="Item",
        page="page",
        size="per_page",
        more=("has_more",),
        pages=("total_pages",),
    ),
)


class PagesResource(Resource):
    """Pages."""

    def list(
        self,
        *,
        page: int | Omit = OMIT,
        per_page: int | Omit = OMIT,
        options: Options | None = None,
    ) -> Pages[Item, PageListResponse]:
        """Send `GET /pages`.

        Returns: A page.
        """
        return self._pages(_LIST, {"page": page, "per_page": per_page}, options)


class AsyncPagesResource(AsyncResource):
    """`PagesResource`, awaited."""

    def list(
        self,
        *,
        page: int | Omit = OMIT,
        per_page: int | Omit = OMIT,
        options: Options | None = None,
    ) -> AsyncPages[Item, PageListResponse]:
        """See `PagesResource.list`."""
        return self._pages(_LIST, {"page": page, "per_page": per_page}, options)
