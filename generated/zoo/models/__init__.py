"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .pets import Pet as Pet
else:
    _TABLE = Table(
        __name__,
        {
            "pets": "Pet",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
