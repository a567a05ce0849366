"""What is on the shelf."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import deprecated

from .._runtime.omit import OMIT
from .._runtime.operation import Body, CursorPaging, Operation, Parameter
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Literal

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.pages import AsyncPages, Pages
    from ..models.books import BookListResponse
    from ..models.shared import Book, Kind
    from ..params.shared import BookParam
    from .books_cover import AsyncCover, Cover

_CREATE: Operation[Book] = Operation(
    "POST",
    "/books",
    body=Body(
        fields=(
            "title",
            "published",
            "price",
            "kind",
            "sequels",
            ("class_", "class"),
            "secret",
        ),
    ),
    replies={"201": "Book"},
    errors={"409": "Problem"},
    deprecated={"class_": "`class_` is deprecated."},
    security=(("user",), ("key", "oauth")),
)
_LIST: Operation[BookListResponse] = Operation(
    "GET",
    "/books",
    parameters=("cursor", "limit", Parameter("sort-by", argument="sort_by")),
    replies={"200": "BookListResponse"},
    paging=CursorPaging(
        items=("books",),
        item="Book",
        cursor="cursor",
        next=("next_cursor",),
        size="limit",
    ),
)


class Books(Resource):
    """What is on the shelf."""

    @cached_property
    def cover(self) -> Cover:
        from .books_cover import Cover

        return Cover(self._client)

    @deprecated("POST /books is deprecated.")
    def create(
        self,
        *,
        title: str,
        published: date,
        price: float,
        kind: Kind | str | Omit = OMIT,
        sequels: Sequence[Book | BookParam] | Omit = OMIT,
        class_: str | Omit = OMIT,
        secret: str | Omit = OMIT,
        options: Options | None = None,
    ) -> Book:
        """Add a book.

        A `title` is needed | and a day.

        Deprecated.

        Args:
            title: At least 1 character. Pattern: `^\\S|\\S$`.
            price: More than 0.
            class_: Deprecated. Use `kind`.

        Returns: The book.

        Raises:
            ConflictError: It is there already.
            APIStatusError: Anything else.

        API: POST /books
        """
        return self._call(
            _CREATE,
            {
                "title": title,
                "published": published,
                "price": price,
                "kind": kind,
                "sequels": sequels,
                "class_": class_,
                "secret": secret,
            },
            options,
        )

    def list(
        self,
        *,
        sort_by: Literal["title", "year"],
        cursor: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        options: Options | None = None,
    ) -> Pages[Book, BookListResponse]:
        """List books.

        Args:
            limit: At least 1. At most 100. Default: 20.

        Returns: A page of books.

        Raises:
            RateLimitError: Slow down.

        API: GET /books
        """
        return self._pages(
            _LIST, {"sort_by": sort_by, "cursor": cursor, "limit": limit}, options
        )


class AsyncBooks(AsyncResource):
    """`Books`, awaited."""

    @cached_property
    def cover(self) -> AsyncCover:
        from .books_cover import AsyncCover

        return AsyncCover(self._client)

    @deprecated("POST /books is deprecated.")
    async def create(
        self,
        *,
        title: str,
        published: date,
        price: float,
        kind: Kind | str | Omit = OMIT,
        sequels: Sequence[Book | BookParam] | Omit = OMIT,
        class_: str | Omit = OMIT,
        secret: str | Omit = OMIT,
        options: Options | None = None,
    ) -> Book:
        """Add a book. See `Books.create`."""
        return await self._call(
            _CREATE,
            {
                "title": title,
                "published": published,
                "price": price,
                "kind": kind,
                "sequels": sequels,
                "class_": class_,
                "secret": secret,
            },
            options,
        )

    def list(
        self,
        *,
        sort_by: Literal["title", "year"],
        cursor: str | Omit = OMIT,
        limit: int | Omit = OMIT,
        options: Options | None = None,
    ) -> AsyncPages[Book, BookListResponse]:
        """List books. See `Books.list`."""
        return self._pages(
            _LIST, {"sort_by": sort_by, "cursor": cursor, "limit": limit}, options
        )
