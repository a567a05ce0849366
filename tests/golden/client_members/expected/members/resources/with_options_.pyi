from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class WithOptions(Resource):
    def list(self, *, options: Options | None = None) -> None: ...

class AsyncWithOptions(AsyncResource):
    async def list(self, *, options: Options | None = None) -> None: ...
