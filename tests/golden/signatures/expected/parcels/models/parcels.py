"""Models of parcels."""

from .._runtime.models import Field, Model


class Parcel(Model):
    id: str
    name: str
    size: int | None = Field(default=None, deprecated="Ask for the weight.")
    """Deprecated. Ask for the weight."""
    weight: float | None = None
    height: float | None = Field(
        default=None,
        deprecated="Use the size of the box instead, which is what the carriers of parcels really measure.",
    )
    """Deprecated. Use the size of the box instead, which is what the carriers of parcels
    really measure."""
