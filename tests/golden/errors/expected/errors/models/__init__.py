"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .x import Problem as Problem, X as X, XDeleteError as XDeleteError
else:
    _TABLE = Table(
        __name__,
        {
            "x": "Problem X XDeleteError",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
