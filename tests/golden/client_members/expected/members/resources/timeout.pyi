from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class TimeoutResource(Resource):
    def list(self, *, options: Options | None = None) -> None: ...

class AsyncTimeoutResource(AsyncResource):
    async def list(self, *, options: Options | None = None) -> None: ...
