from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Text(Resource):
    def create(self, *, body: str | bytes, options: Options | None = None) -> str: ...

class AsyncText(AsyncResource):
    async def create(
        self, *, body: str | bytes, options: Options | None = None
    ) -> str: ...
