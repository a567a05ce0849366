"""Events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from .._runtime.stream import AsyncStream, Stream
    from ..models.events import EventListEvent

_LIST: Operation[EventListEvent] = Operation(
    "GET",
    "/events",
    replies={"200": Reply("EventListEvent", "text/event-stream", event="json")},
)


class Events(Resource):
    """Events."""

    def list(self, *, options: Options | None = None) -> Stream[EventListEvent]:
        """Send `GET /events`.

        The reply is handed over item by item, as it comes.
        """
        return self._stream(_LIST, {}, options)


class AsyncEvents(AsyncResource):
    """`Events`, awaited."""

    async def list(
        self, *, options: Options | None = None
    ) -> AsyncStream[EventListEvent]:
        """See `Events.list`."""
        return await self._stream(_LIST, {}, options)
