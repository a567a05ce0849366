"""What the API sends to your server, read into models.

Check with `verify` that a request comes from the API before you trust what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.errors import WebhookError
from ._runtime.hints import announced
from ._runtime.webhooks import read, sign, verify

if TYPE_CHECKING:
    from .models.webhooks import Pet

__all__ = ["new_pet", "sign", "verify", "WebhookError"]


@announced
def new_pet(payload: bytes | str) -> Pet:
    """The webhook `newPet`."""
    value: Pet = read(__package__ or "", "Pet", payload)
    return value
