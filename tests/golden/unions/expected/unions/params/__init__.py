"""What requests take, as typed dictionaries."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .shapes import (
        CircleParam as CircleParam,
        ShapeParam as ShapeParam,
        SquareParam as SquareParam,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "shapes": "CircleParam ShapeParam SquareParam",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
