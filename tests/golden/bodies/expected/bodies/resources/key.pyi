from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Key(Resource):
    def update(self, *, body: bytes, options: Options | None = None) -> None: ...

class AsyncKey(AsyncResource):
    async def update(self, *, body: bytes, options: Options | None = None) -> None: ...
