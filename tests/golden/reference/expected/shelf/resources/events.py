"""Events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from .._runtime.stream import AsyncStream, Stream
    from ..models.events import Event

_LIST: Operation[Event] = Operation(
    "GET",
    "/events",
    replies={"200": Reply("Event", "text/event-stream")},
    security=((),),
)


class Events(Resource):
    """Events."""

    def list(self, *, options: Options | None = None) -> Stream[Event]:
        """Send `GET /events`.

        The reply is handed over item by item, as it comes.

        Returns: What happens.
        """
        return self._stream(_LIST, {}, options)


class AsyncEvents(AsyncResource):
    """`Events`, awaited."""

    async def list(self, *, options: Options | None = None) -> AsyncStream[Event]:
        """See `Events.list`."""
        return await self._stream(_LIST, {}, options)
