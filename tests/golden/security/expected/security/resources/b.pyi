from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class B(Resource):
    def retrieve(self, *, options: Options | None = None) -> None: ...

class AsyncB(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> None: ...
