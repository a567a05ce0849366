"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .shared import Note as Note
else:
    _TABLE = Table(
        __name__,
        {
            "shared": "Note",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
