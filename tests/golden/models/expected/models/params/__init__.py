"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .things import (
        ThingParam as ThingParam,
        ThingPlaceParam as ThingPlaceParam,
        ThingRightsParam as ThingRightsParam,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "things": "ThingParam ThingPlaceParam ThingRightsParam",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
