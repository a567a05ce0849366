"""Models of offset."""

from .._runtime.models import Model
from .shared import Item


class OffsetListResponse(Model):
    count: int
    next: str | None = None
    results: list[Item]
