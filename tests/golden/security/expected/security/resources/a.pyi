from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class A(Resource):
    def retrieve(self, *, options: Options | None = None) -> None: ...

class AsyncA(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> None: ...
