"""Content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.download import AsyncDownload, Download
    from .._runtime.options import Options

_RETRIEVE: Operation[bytes] = Operation(
    "GET",
    "/files/{file_id}/content",
    replies={"200": Reply("bytes", "application/octet-stream")},
)


class Content(Resource):
    """Content."""

    def retrieve(self, *, file_id: str, options: Options | None = None) -> Download:
        """Send `GET /files/{file_id}/content`.

        The reply is a file, read as it is needed.

        Returns: The file.
        """
        return self._download(_RETRIEVE, {"file_id": file_id}, options)


class AsyncContent(AsyncResource):
    """`Content`, awaited."""

    async def retrieve(
        self, *, file_id: str, options: Options | None = None
    ) -> AsyncDownload:
        """See `Content.retrieve`."""
        return await self._download(_RETRIEVE, {"file_id": file_id}, options)
