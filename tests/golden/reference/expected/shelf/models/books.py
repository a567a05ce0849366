"""Models of books."""

from .._runtime.models import Model
from .shared import Book


class Problem(Model):
    detail: str | None = None


class BookListResponse(Model):
    books: list[Book]
    next_cursor: str | None = None
