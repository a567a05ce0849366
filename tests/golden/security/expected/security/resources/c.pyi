from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class C(Resource):
    def retrieve(self, *, options: Options | None = None) -> None: ...

class AsyncC(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> None: ...
