from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.stream import AsyncStream, Stream
from ..models.events import EventListEvent

class Events(Resource):
    def list(self, *, options: Options | None = None) -> Stream[EventListEvent]: ...

class AsyncEvents(AsyncResource):
    async def list(
        self, *, options: Options | None = None
    ) -> AsyncStream[EventListEvent]: ...
