from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.books import Book, BookBlurb, BookListResponse, BookSize, Person
from ..params.books import (
    BookBlurbParam,
    BookMediaParam,
    BookParam,
    BookSizeParam,
    PersonParam,
)

class Books(Resource):
    def create(
        self,
        *,
        isbn: str,
        title: str,
        pages: int | None | Omit = ...,
        price: float | Omit = ...,
        in_print: bool | Omit = ...,
        published: date | Omit = ...,
        updated: datetime | Omit = ...,
        cover: bytes | Omit = ...,
        kind: Literal["novel", "essay"] | str | Omit = ...,
        author: Person | PersonParam | Omit = ...,
        editor: Person | PersonParam | Omit = ...,
        tags: Sequence[str] | Omit = ...,
        scores: Sequence[int] | Omit = ...,
        blurb: BookBlurb | BookBlurbParam | Omit = ...,
        size: BookSize | BookSizeParam | Omit = ...,
        links: Mapping[str, str] | Omit = ...,
        media: Sequence[BookMediaParam] | Omit = ...,
        options: Options | None = None,
    ) -> Book: ...
    def list(self, *, options: Options | None = None) -> BookListResponse: ...
    def replace(
        self, *, body: Sequence[Book | BookParam], options: Options | None = None
    ) -> int: ...

class AsyncBooks(AsyncResource):
    async def create(
        self,
        *,
        isbn: str,
        title: str,
        pages: int | None | Omit = ...,
        price: float | Omit = ...,
        in_print: bool | Omit = ...,
        published: date | Omit = ...,
        updated: datetime | Omit = ...,
        cover: bytes | Omit = ...,
        kind: Literal["novel", "essay"] | str | Omit = ...,
        author: Person | PersonParam | Omit = ...,
        editor: Person | PersonParam | Omit = ...,
        tags: Sequence[str] | Omit = ...,
        scores: Sequence[int] | Omit = ...,
        blurb: BookBlurb | BookBlurbParam | Omit = ...,
        size: BookSize | BookSizeParam | Omit = ...,
        links: Mapping[str, str] | Omit = ...,
        media: Sequence[BookMediaParam] | Omit = ...,
        options: Options | None = None,
    ) -> Book: ...
    async def list(self, *, options: Options | None = None) -> BookListResponse: ...
    async def replace(
        self, *, body: Sequence[Book | BookParam], options: Options | None = None
    ) -> int: ...
