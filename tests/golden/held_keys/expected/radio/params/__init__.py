"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    pass
else:
    _TABLE = Table(__name__, {})
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
