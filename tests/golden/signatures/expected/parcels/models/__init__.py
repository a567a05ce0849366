"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .parcels import Parcel as Parcel
else:
    _TABLE = Table(
        __name__,
        {
            "parcels": "Parcel",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
