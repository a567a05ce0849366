from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class BaseUrl(Resource):
    def list(self, *, options: Options | None = None) -> None: ...

class AsyncBaseUrl(AsyncResource):
    async def list(self, *, options: Options | None = None) -> None: ...
