"""Models of cursor."""

from .._runtime.models import Model
from .shared import Item


class CursorListResponse(Model):
    items: list[Item] | None = None
    next_cursor: str | None = None
