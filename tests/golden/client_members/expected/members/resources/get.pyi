from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Get(Resource):
    def retrieve(self, *, options: Options | None = None) -> None: ...

class AsyncGet(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> None: ...
