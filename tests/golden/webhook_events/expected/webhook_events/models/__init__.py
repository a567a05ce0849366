"""Every model, loaded when first asked for."""

from .._runtime.lazy import TYPE_CHECKING, Table

if TYPE_CHECKING:
    from .webhooks import (
        CustomerVerificationRequested as CustomerVerificationRequested,
        OrderChanged as OrderChanged,
        OrderPaid as OrderPaid,
        OrderShipped as OrderShipped,
    )
else:
    _TABLE = Table(
        __name__,
        {
            "webhooks": "CustomerVerificationRequested OrderChanged OrderPaid OrderShipped",
        },
    )
    __getattr__ = _TABLE.load
    __dir__ = _TABLE.listed
