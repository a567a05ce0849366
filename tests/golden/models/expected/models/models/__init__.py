"""Every model, loaded when first asked for."""

from .._runtime.lazy import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .things import (
        Thing as Thing,
        ThingColor as ThingColor,
        ThingPlace as ThingPlace,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "things": "Thing ThingColor ThingPlace",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
