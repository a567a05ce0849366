"""Every model, loaded when first asked for."""

from .._runtime.lazy import Table

_TABLE = Table(
    __name__,
    {
        "books_editions": "EditionListResponse",
        "shared": "Book BookError BookErrorModel BookList BookValue DoneResponse Value",
    },
)
__getattr__ = _TABLE.load
__dir__ = _TABLE.names
