from functools import cached_property

from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.shared import DoneResponse
from .shelves_books import AsyncShelfBooks, ShelfBooks

class Shelves(Resource):
    @cached_property
    def books(self) -> ShelfBooks: ...
    def delete(self, *, id: str, options: Options | None = None) -> DoneResponse: ...

class AsyncShelves(AsyncResource):
    @cached_property
    def books(self) -> AsyncShelfBooks: ...
    async def delete(
        self, *, id: str, options: Options | None = None
    ) -> DoneResponse: ...
