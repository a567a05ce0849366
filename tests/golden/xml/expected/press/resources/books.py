"""Books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from typing import Literal

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.books import Book, BookBlurb, BookListResponse, BookSize, Person
    from ..params.books import (
        BookBlurbParam,
        BookMediaParam,
        BookParam,
        BookSizeParam,
        PersonParam,
    )

_CREATE: Operation[Book] = Operation(
    "POST",
    "/books",
    body=Body(
        "application/xml",
        fields=(
            "isbn",
            "title",
            "pages",
            "price",
            ("in_print", "inPrint"),
            "published",
            "updated",
            "cover",
            "kind",
            "author",
            "editor",
            "tags",
            "scores",
            "blurb",
            "size",
            "links",
            "media",
        ),
    ),
    replies={"201": Reply("Book", "application/xml")},
    errors={"default": "Fault"},
)
_LIST: Operation[BookListResponse] = Operation(
    "GET",
    "/books",
    replies={"200": Reply("BookListResponse", "text/xml; charset=utf-8")},
    errors={"default": "Fault"},
)
_REPLACE: Operation[int] = Operation(
    "PUT",
    "/books",
    body=Body("application/vnd.press+xml", argument="body"),
    replies={"200": Reply("int", "application/xml")},
)


class Books(Resource):
    """Books."""

    def create(
        self,
        *,
        isbn: str,
        title: str,
        pages: int | None | Omit = OMIT,
        price: float | Omit = OMIT,
        in_print: bool | Omit = OMIT,
        published: date | Omit = OMIT,
        updated: datetime | Omit = OMIT,
        cover: bytes | Omit = OMIT,
        kind: Literal["novel", "essay"] | str | Omit = OMIT,
        author: Person | PersonParam | Omit = OMIT,
        editor: Person | PersonParam | Omit = OMIT,
        tags: Sequence[str] | Omit = OMIT,
        scores: Sequence[int] | Omit = OMIT,
        blurb: BookBlurb | BookBlurbParam | Omit = OMIT,
        size: BookSize | BookSizeParam | Omit = OMIT,
        links: Mapping[str, str] | Omit = OMIT,
        media: Sequence[BookMediaParam] | Omit = OMIT,
        options: Options | None = None,
    ) -> Book:
        """Send `POST /books`.

        Raises:
            APIStatusError: What went wrong
        """
        return self._call(
            _CREATE,
            {
                "isbn": isbn,
                "title": title,
                "pages": pages,
                "price": price,
                "in_print": in_print,
                "published": published,
                "updated": updated,
                "cover": cover,
                "kind": kind,
                "author": author,
                "editor": editor,
                "tags": tags,
                "scores": scores,
                "blurb": blurb,
                "size": size,
                "links": links,
                "media": media,
            },
            options,
        )

    def list(self, *, options: Options | None = None) -> BookListResponse:
        """An envelope around a list with an element of its own.

        Returns: All books.

        Raises:
            APIStatusError: What went wrong

        API: GET /books
        """
        return self._call(_LIST, {}, options)

    def replace(
        self, *, body: Sequence[Book | BookParam], options: Options | None = None
    ) -> int:
        """A list as a whole body.

        Returns: How many.

        API: PUT /books
        """
        return self._call(_REPLACE, {"body": body}, options)


class AsyncBooks(AsyncResource):
    """`Books`, awaited."""

    async def create(
        self,
        *,
        isbn: str,
        title: str,
        pages: int | None | Omit = OMIT,
        price: float | Omit = OMIT,
        in_print: bool | Omit = OMIT,
        published: date | Omit = OMIT,
        updated: datetime | Omit = OMIT,
        cover: bytes | Omit = OMIT,
        kind: Literal["novel", "essay"] | str | Omit = OMIT,
        author: Person | PersonParam | Omit = OMIT,
        editor: Person | PersonParam | Omit = OMIT,
        tags: Sequence[str] | Omit = OMIT,
        scores: Sequence[int] | Omit = OMIT,
        blurb: BookBlurb | BookBlurbParam | Omit = OMIT,
        size: BookSize | BookSizeParam | Omit = OMIT,
        links: Mapping[str, str] | Omit = OMIT,
        media: Sequence[BookMediaParam] | Omit = OMIT,
        options: Options | None = None,
    ) -> Book:
        """See `Books.create`."""
        return await self._call(
            _CREATE,
            {
                "isbn": isbn,
                "title": title,
                "pages": pages,
                "price": price,
                "in_print": in_print,
                "published": published,
                "updated": updated,
                "cover": cover,
                "kind": kind,
                "author": author,
                "editor": editor,
                "tags": tags,
                "scores": scores,
                "blurb": blurb,
                "size": size,
                "links": links,
                "media": media,
            },
            options,
        )

    async def list(self, *, options: Options | None = None) -> BookListResponse:
        """An envelope around a list with an element of its own. See `Books.list`."""
        return await self._call(_LIST, {}, options)

    async def replace(
        self, *, body: Sequence[Book | BookParam], options: Options | None = None
    ) -> int:
        """A list as a whole body. See `Books.replace`."""
        return await self._call(_REPLACE, {"body": body}, options)
