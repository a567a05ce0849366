"""Models of offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .shared import Item


class OffsetListResponse(Model):
    count: int
    next: str | None = None
    results: list[Item]
