"""Owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import CursorPaging, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.owners import Owner, OwnerPage
    from ..pagination import AsyncCursorPages, CursorPages

_LIST: Operation[OwnerPage] = Operation(
    "GET",
    "/owners",
    parameters=("after",),
    replies={"200": "OwnerPage"},
    paging=CursorPaging(
        items=("data",),
        item="Owner",
        cursor="after",
        next=("meta", "next_cursor"),
    ),
    pages="CursorPages",
)


class Owners(Resource):
    """Owners."""

    def list(
        self, *, after: str | Omit = OMIT, options: Options | None = None
    ) -> CursorPages[Owner, OwnerPage]:
        """Send `GET /owners`.

        Returns: A page.
        """
        return self._pages(_LIST, {"after": after}, options)


class AsyncOwners(AsyncResource):
    """`Owners`, awaited."""

    def list(
        self, *, after: str | Omit = OMIT, options: Options | None = None
    ) -> AsyncCursorPages[Owner, OwnerPage]:
        """See `Owners.list`."""
        return self._pages(_LIST, {"after": after}, options)
