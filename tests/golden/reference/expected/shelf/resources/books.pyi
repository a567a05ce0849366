from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Literal

from typing_extensions import deprecated

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.resource import AsyncResource, Resource
from ..models.books import BookListResponse
from ..models.shared import Book, Kind
from ..params.shared import BookParam
from .books_cover import AsyncCover, Cover

class Books(Resource):
    @cached_property
    def cover(self) -> Cover: ...
    @deprecated("POST /books is deprecated.")
    def create(
        self,
        *,
        title: str,
        published: date,
        price: float,
        kind: Kind | str | Omit = ...,
        sequels: Sequence[Book | BookParam] | Omit = ...,
        class_: str | Omit = ...,
        secret: str | Omit = ...,
        options: Options | None = None,
    ) -> Book: ...
    def list(
        self,
        *,
        sort_by: Literal["title", "year"],
        cursor: str | Omit = ...,
        limit: int | Omit = ...,
        options: Options | None = None,
    ) -> Pages[Book, BookListResponse]: ...

class AsyncBooks(AsyncResource):
    @cached_property
    def cover(self) -> AsyncCover: ...
    @deprecated("POST /books is deprecated.")
    async def create(
        self,
        *,
        title: str,
        published: date,
        price: float,
        kind: Kind | str | Omit = ...,
        sequels: Sequence[Book | BookParam] | Omit = ...,
        class_: str | Omit = ...,
        secret: str | Omit = ...,
        options: Options | None = None,
    ) -> Book: ...
    def list(
        self,
        *,
        sort_by: Literal["title", "year"],
        cursor: str | Omit = ...,
        limit: int | Omit = ...,
        options: Options | None = None,
    ) -> AsyncPages[Book, BookListResponse]: ...
