"""Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from .._runtime.stream import AsyncStream, Stream
    from ..models.shared import Chunk

_RETRIEVE: Operation[Chunk] = Operation(
    "GET",
    "/lines",
    replies={"200": Reply("Chunk", "application/x-ndjson")},
)


class Lines(Resource):
    """Lines."""

    def retrieve(self, *, options: Options | None = None) -> Stream[Chunk]:
        """Send `GET /lines`.

        The reply is handed over item by item, as it comes.

        Returns: Lines.
        """
        return self._stream(_RETRIEVE, {}, options)


class AsyncLines(AsyncResource):
    """`Lines`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> AsyncStream[Chunk]:
        """See `Lines.retrieve`."""
        return await self._stream(_RETRIEVE, {}, options)
