from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.shared import BookList

class ShelfBooks(Resource):
    def list(self, *, id: str, options: Options | None = None) -> BookList: ...

class AsyncShelfBooks(AsyncResource):
    async def list(self, *, id: str, options: Options | None = None) -> BookList: ...
