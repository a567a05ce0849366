"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .books import BookListResponse as BookListResponse, Problem as Problem
    from .events import Added as Added, Event as Event, Removed as Removed
    from .shared import Book as Book, Kind as Kind
else:
    _TABLE = Table(
        __name__,
        {
            "books": "BookListResponse Problem",
            "events": "Added Event Removed",
            "shared": "Book Kind",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
