from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.stream import AsyncStream, Stream
from ..models.shared import Chunk

class Lines(Resource):
    def retrieve(self, *, options: Options | None = None) -> Stream[Chunk]: ...

class AsyncLines(AsyncResource):
    async def retrieve(
        self, *, options: Options | None = None
    ) -> AsyncStream[Chunk]: ...
