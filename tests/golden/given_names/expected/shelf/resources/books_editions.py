"""Editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Parameter, Part
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.types import FileInput
    from ..models.books_editions import EditionListResponse
    from ..models.shared import DoneResponse

_CREATE: Operation[DoneResponse] = Operation(
    "POST",
    "/books/{book_id}/editions",
    body=Body(
        "multipart/form-data",
        fields=("cover",),
        parts=(Part("cover", file=True),),
    ),
    replies={"200": "DoneResponse"},
)
_LIST: Operation[list[EditionListResponse]] = Operation(
    "GET",
    "/books/{book_id}/editions",
    parameters=(
        "printed",
        Parameter("printed>=", argument="printed_from"),
        Parameter("-printed", argument="minus_printed"),
    ),
    replies={"200": "list[EditionListResponse]"},
)


class Editions(Resource):
    """Editions."""

    def create(
        self, *, book_id: str, cover: FileInput, options: Options | None = None
    ) -> DoneResponse:
        """Send `POST /books/{book_id}/editions`."""
        return self._call(_CREATE, {"book_id": book_id, "cover": cover}, options)

    def list(
        self,
        *,
        book_id: str,
        printed: str | Omit = OMIT,
        printed_from: str | Omit = OMIT,
        minus_printed: str | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[EditionListResponse]:
        """Send `GET /books/{book_id}/editions`."""
        return self._call(
            _LIST,
            {
                "book_id": book_id,
                "printed": printed,
                "printed_from": printed_from,
                "minus_printed": minus_printed,
            },
            options,
        )


class AsyncEditions(AsyncResource):
    """`Editions`, awaited."""

    async def create(
        self, *, book_id: str, cover: FileInput, options: Options | None = None
    ) -> DoneResponse:
        """See `Editions.create`."""
        return await self._call(_CREATE, {"book_id": book_id, "cover": cover}, options)

    async def list(
        self,
        *,
        book_id: str,
        printed: str | Omit = OMIT,
        printed_from: str | Omit = OMIT,
        minus_printed: str | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[EditionListResponse]:
        """See `Editions.list`."""
        return await self._call(
            _LIST,
            {
                "book_id": book_id,
                "printed": printed,
                "printed_from": printed_from,
                "minus_printed": minus_printed,
            },
            options,
        )
