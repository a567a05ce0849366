"""Every model, loaded when first asked for."""

from .._runtime.lazy import Table

_TABLE = Table(
    __name__,
    {
        "books": (
            "Book BookBlurb BookListResponse BookMedia BookSize Disc Fault Paper "
            "Person"
        ),
        "notes": "Note",
    },
)
__getattr__ = _TABLE.load
__dir__ = _TABLE.names
