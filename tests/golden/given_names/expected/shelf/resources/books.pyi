from functools import cached_property

from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.shared import BookList
from .books_editions import AsyncEditions, Editions

class Books(Resource):
    @cached_property
    def editions(self) -> Editions: ...
    def search(self, *, options: Options | None = None) -> BookList: ...

class AsyncBooks(AsyncResource):
    @cached_property
    def editions(self) -> AsyncEditions: ...
    async def search(self, *, options: Options | None = None) -> BookList: ...
