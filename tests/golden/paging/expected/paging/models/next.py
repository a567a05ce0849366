"""Models of next."""

from .._runtime.models import Model
from .shared import Item


class NextListResponse(Model):
    results: list[Item] | None = None
    next: str | None = None
