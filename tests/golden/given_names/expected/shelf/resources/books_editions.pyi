import builtins

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.types import FileInput
from ..models.books_editions import EditionListResponse
from ..models.shared import DoneResponse

class Editions(Resource):
    def create(
        self, *, book_id: str, cover: FileInput, options: Options | None = None
    ) -> DoneResponse: ...
    def list(
        self,
        *,
        book_id: str,
        printed: str | Omit = ...,
        printed_from: str | Omit = ...,
        minus_printed: str | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[EditionListResponse]: ...

class AsyncEditions(AsyncResource):
    async def create(
        self, *, book_id: str, cover: FileInput, options: Options | None = None
    ) -> DoneResponse: ...
    async def list(
        self,
        *,
        book_id: str,
        printed: str | Omit = ...,
        printed_from: str | Omit = ...,
        minus_printed: str | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[EditionListResponse]: ...
