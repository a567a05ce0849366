"""Cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Part, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from uuid import UUID

    from .._runtime.download import AsyncDownload, Download
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.types import FileInput

_RETRIEVE: Operation[bytes] = Operation(
    "GET",
    "/books/{id}/cover",
    replies={"200": Reply("bytes", "image/png")},
)
_UPDATE: Operation[None] = Operation(
    "PUT",
    "/books/{id}/cover",
    body=Body(
        "multipart/form-data",
        fields=("image", "caption"),
        parts=(Part("image", file=True),),
    ),
    replies={"204": "None"},
)


class Cover(Resource):
    """Cover."""

    def retrieve(self, *, id: UUID | str, options: Options | None = None) -> Download:
        """Send `GET /books/{id}/cover`.

        The reply is a file, read as it is needed.
        """
        return self._download(_RETRIEVE, {"id": id}, options)

    def update(
        self,
        *,
        id: UUID | str,
        image: FileInput,
        caption: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `PUT /books/{id}/cover`.

        Args:
            caption: At most 80 characters.
        """
        return self._call(
            _UPDATE, {"id": id, "image": image, "caption": caption}, options
        )


class AsyncCover(AsyncResource):
    """`Cover`, awaited."""

    async def retrieve(
        self, *, id: UUID | str, options: Options | None = None
    ) -> AsyncDownload:
        """See `Cover.retrieve`."""
        return await self._download(_RETRIEVE, {"id": id}, options)

    async def update(
        self,
        *,
        id: UUID | str,
        image: FileInput,
        caption: str | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `Cover.update`."""
        return await self._call(
            _UPDATE, {"id": id, "image": image, "caption": caption}, options
        )
