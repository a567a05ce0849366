"""Words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from .._runtime.stream import AsyncStream, Stream
    from ..models.shared import Said

_LIST: Operation[Said] = Operation(
    "GET",
    "/words",
    replies={"200": Reply("Said", "text/event-stream", event="text")},
)


class Words(Resource):
    """Words."""

    def list(self, *, options: Options | None = None) -> Stream[Said]:
        """Send `GET /words`.

        The reply is handed over item by item, as it comes.
        """
        return self._stream(_LIST, {}, options)


class AsyncWords(AsyncResource):
    """`Words`, awaited."""

    async def list(self, *, options: Options | None = None) -> AsyncStream[Said]:
        """See `Words.list`."""
        return await self._stream(_LIST, {}, options)
