"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .books import (
        BookBlurbParam as BookBlurbParam,
        BookMediaParam as BookMediaParam,
        BookParam as BookParam,
        BookSizeParam as BookSizeParam,
        DiscParam as DiscParam,
        PaperParam as PaperParam,
        PersonParam as PersonParam,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "books": (
                "BookBlurbParam BookMediaParam BookParam BookSizeParam DiscParam "
                "PaperParam PersonParam"
            ),
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
