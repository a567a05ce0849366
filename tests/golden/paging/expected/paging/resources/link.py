"""Link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import LinkPaging, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.pages import AsyncPages, Pages
    from ..models.shared import Item

_LIST: Operation[list[Item]] = Operation(
    "GET",
    "/link",
    parameters=("page",),
    replies={"200": "list[Item]"},
    paging=LinkPaging(items=(), item="Item", asking=(("page", "page"),)),
)


class Link(Resource):
    """Link."""

    def list(
        self, *, page: int | Omit = OMIT, options: Options | None = None
    ) -> Pages[Item, builtins.list[Item]]:
        """Send `GET /link`.

        Returns: A page.
        """
        return self._pages(_LIST, {"page": page}, options)


class AsyncLink(AsyncResource):
    """`Link`, awaited."""

    def list(
        self, *, page: int | Omit = OMIT, options: Options | None = None
    ) -> AsyncPages[Item, builtins.list[Item]]:
        """See `Link.list`."""
        return self._pages(_LIST, {"page": page}, options)
