"""Models of payments."""

from .._runtime.models import Model


class PaymentCreateResponse(Model):
    token: str
    total: int | None = None
    """Deprecated."""
