"""Models of pages."""

from .._runtime.models import Model
from .shared import Item


class PageListResponse(Model):
    data: list[Item] | None = None
    has_more: bool | None = None
    total_pages: int | None = None
