"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .shared import BookParam as BookParam
else:
    _TABLE = Table(
        __name__,
        {
            "shared": "BookParam",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
