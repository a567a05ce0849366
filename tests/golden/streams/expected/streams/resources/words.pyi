from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.stream import AsyncStream, Stream
from ..models.shared import Said

class Words(Resource):
    def list(self, *, options: Options | None = None) -> Stream[Said]: ...

class AsyncWords(AsyncResource):
    async def list(self, *, options: Options | None = None) -> AsyncStream[Said]: ...
