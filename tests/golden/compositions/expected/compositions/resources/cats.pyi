from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.cats import Cat

class Cats(Resource):
    def retrieve(self, *, id: int, options: Options | None = None) -> Cat: ...

class AsyncCats(AsyncResource):
    async def retrieve(self, *, id: int, options: Options | None = None) -> Cat: ...
