"""Pets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import CursorPaging, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.pets import Pet, PetPage
    from ..pagination import AsyncCursorPages, CursorPages

_LIST: Operation[PetPage] = Operation(
    "GET",
    "/pets",
    parameters=("after",),
    replies={"200": "PetPage"},
    paging=CursorPaging(
        items=("data",),
        item="Pet",
        cursor="after",
        next=("meta", "next_cursor"),
    ),
    pages="CursorPages",
)


class Pets(Resource):
    """Pets."""

    def list(
        self, *, after: str | Omit = OMIT, options: Options | None = None
    ) -> CursorPages[Pet, PetPage]:
        """Send `GET /pets`.

        Returns: A page.
        """
        return self._pages(_LIST, {"after": after}, options)


class AsyncPets(AsyncResource):
    """`Pets`, awaited."""

    def list(
        self, *, after: str | Omit = OMIT, options: Options | None = None
    ) -> AsyncCursorPages[Pet, PetPage]:
        """See `Pets.list`."""
        return self._pages(_LIST, {"after": after}, options)
