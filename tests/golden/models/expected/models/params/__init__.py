"""What requests take, as typed dictionaries."""

from .._runtime.lazy import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .things import ThingParam as ThingParam, ThingPlaceParam as ThingPlaceParam
else:
    _TABLE = Table(
        __name__,
        {
            "things": "ThingParam ThingPlaceParam",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
