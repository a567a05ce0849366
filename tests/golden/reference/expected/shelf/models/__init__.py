"""Every model, loaded when first asked for."""

from .._runtime.lazy import Table

_TABLE = Table(
    __name__,
    {
        "books": "BookListResponse Problem",
        "events": "Added Event Removed",
        "shared": "Book Kind",
    },
)
__getattr__ = _TABLE.load
__dir__ = _TABLE.names
