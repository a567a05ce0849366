from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Request(Resource):
    def retrieve(self, *, options: Options | None = None) -> None: ...

class AsyncRequest(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> None: ...
