"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .books_editions import EditionListResponse as EditionListResponse
    from .shared import (
        Book as Book,
        BookError as BookError,
        BookErrorModel as BookErrorModel,
        BookList as BookList,
        BookValue as BookValue,
        DoneResponse as DoneResponse,
        Value as Value,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "books_editions": "EditionListResponse",
            "shared": "Book BookError BookErrorModel BookList BookValue DoneResponse Value",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
