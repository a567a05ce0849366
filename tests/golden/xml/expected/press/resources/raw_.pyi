from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class RawResource(Resource):
    def retrieve(self, *, options: Options | None = None) -> str: ...

class AsyncRawResource(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> str: ...
