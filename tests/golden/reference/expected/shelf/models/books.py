"""Models of books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .shared import Book


class BookListResponse(Model):
    books: list[Book]
    next_cursor: str | None = None


class Problem(Model):
    detail: str | None = None
