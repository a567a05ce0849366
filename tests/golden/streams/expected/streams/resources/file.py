"""File."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.download import AsyncDownload, Download
    from .._runtime.options import Options

_RETRIEVE: Operation[bytes] = Operation(
    "GET",
    "/file",
    replies={"200": Reply("bytes", "application/pdf")},
)


class File(Resource):
    """File."""

    def retrieve(self, *, options: Options | None = None) -> Download:
        """Send `GET /file`.

        The reply is a file, read as it is needed.

        Returns: A file.
        """
        return self._download(_RETRIEVE, {}, options)


class AsyncFile(AsyncResource):
    """`File`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> AsyncDownload:
        """See `File.retrieve`."""
        return await self._download(_RETRIEVE, {}, options)
