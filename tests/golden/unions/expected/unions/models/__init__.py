"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .shapes import Circle as Circle, Shape as Shape, Square as Square
    from .value import Job as Job, Value as Value
else:
    _TABLE = Table(
        __name__,
        {
            "shapes": "Circle Shape Square",
            "value": "Job Value",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
