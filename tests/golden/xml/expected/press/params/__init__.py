"""What requests take, as typed dictionaries."""

from .._runtime.lazy import Table

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
__dir__ = _TABLE.names
