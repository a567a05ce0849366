"""Every model, loaded when first asked for."""

from .._runtime.lazy import Table

_TABLE = Table(
    __name__,
    {
        "meta": "Meta SigningAlgorithm",
    },
)
__getattr__ = _TABLE.load
__dir__ = _TABLE.names
