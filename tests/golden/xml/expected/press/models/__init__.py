"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .books import (
        Book as Book,
        BookBlurb as BookBlurb,
        BookListResponse as BookListResponse,
        BookMedia as BookMedia,
        BookSize as BookSize,
        Disc as Disc,
        Fault as Fault,
        Paper as Paper,
        Person as Person,
    )
    from .notes import Note as Note
else:
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
    __dir__ = _TABLE.listed
