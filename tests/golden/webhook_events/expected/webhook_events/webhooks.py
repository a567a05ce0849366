"""What the API sends to your server, read into models.

Check with `verify` that a request comes from the API before you trust what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.errors import WebhookError
from ._runtime.hints import announced
from ._runtime.webhooks import TOLERANCE, read, read_event, sign, verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._runtime.secrets import Secret
    from .models.webhooks import (
        CustomerVerificationRequested,
        OrderChanged,
        OrderPaid,
        OrderShipped,
    )
    from .variants import UnknownVariant

__all__ = [
    "order_changed",
    "order_paid",
    "sign",
    "unwrap",
    "verify",
    "verify_",
    "WebhookError",
]


@announced
def order_changed(payload: bytes | str) -> OrderChanged:
    """The webhook `order.changed`."""
    value: OrderChanged = read(__package__ or "", "OrderChanged", payload)
    return value


@announced
def order_paid(payload: bytes | str) -> OrderPaid:
    """The webhook `order.paid`."""
    value: OrderPaid = read(__package__ or "", "OrderPaid", payload)
    return value


@announced
def verify_(payload: bytes | str) -> CustomerVerificationRequested:
    """A customer is to be verified"""
    value: CustomerVerificationRequested = read(
        __package__ or "",
        "CustomerVerificationRequested",
        payload,
    )
    return value


_EVENTS = {
    "order.paid": "OrderPaid",
    "order.shipped": "OrderShipped",
    "customer.verification_requested": "CustomerVerificationRequested",
}


@announced
def unwrap(
    payload: bytes | str,
    headers: Mapping[str, str],
    secret: str | Secret,
    *,
    tolerance: float = TOLERANCE,
) -> OrderPaid | OrderShipped | CustomerVerificationRequested | UnknownVariant:
    """Check that a webhook comes from the API, and read it as what its `type` says.

    Raises WebhookError as `verify` does.
    """
    verify(payload, headers, secret, tolerance=tolerance)
    value: OrderPaid | OrderShipped | CustomerVerificationRequested | UnknownVariant = (
        read_event(__package__ or "", "type", _EVENTS, payload)
    )
    return value
