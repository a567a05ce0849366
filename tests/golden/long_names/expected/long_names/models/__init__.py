"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .meta import Meta as Meta, SigningAlgorithm as SigningAlgorithm
else:
    _TABLE = Table(
        __name__,
        {
            "meta": "Meta SigningAlgorithm",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
