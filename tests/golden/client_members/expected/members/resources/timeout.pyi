from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class TimeoutResource(Resource):
    def retrieve(self, *, options: Options | None = None) -> None: ...

class AsyncTimeoutResource(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> None: ...
