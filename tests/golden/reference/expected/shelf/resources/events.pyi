from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.stream import AsyncStream, Stream
from ..models.events import Event

class Events(Resource):
    def list(self, *, options: Options | None = None) -> Stream[Event]: ...

class AsyncEvents(AsyncResource):
    async def list(self, *, options: Options | None = None) -> AsyncStream[Event]: ...
