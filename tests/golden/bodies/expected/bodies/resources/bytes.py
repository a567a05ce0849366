"""Bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Body, Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.download import AsyncDownload, Download
    from .._runtime.options import Options
    from .._runtime.types import FileContent

_UPDATE: Operation[bytes] = Operation(
    "PUT",
    "/bytes",
    body=Body("application/octet-stream", argument="body", file=True),
    replies={"200": Reply("bytes", "application/octet-stream")},
)


class Bytes(Resource):
    """Bytes."""

    def update(self, *, body: FileContent, options: Options | None = None) -> Download:
        """Send `PUT /bytes`.

        The reply is a file, read as it is needed.

        Returns: Done.
        """
        return self._download(_UPDATE, {"body": body}, options)


class AsyncBytes(AsyncResource):
    """`Bytes`, awaited."""

    async def update(
        self, *, body: FileContent, options: Options | None = None
    ) -> AsyncDownload:
        """See `Bytes.update`."""
        return await self._download(_UPDATE, {"body": body}, options)
