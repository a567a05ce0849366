"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .things import (
        Thing as Thing,
        ThingColor as ThingColor,
        ThingPlace as ThingPlace,
        ThingRights as ThingRights,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "things": "Thing ThingColor ThingPlace ThingRights",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
