"""Models of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .shared import Item


class PageListResponse(Model):
    data: list[Item] | None = None
    has_more: bool | None = None
    total_pages: int | None = None
