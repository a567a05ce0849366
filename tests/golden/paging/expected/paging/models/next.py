"""Models of next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .shared import Item


class NextListResponse(Model):
    results: list[Item] | None = None
    next: str | None = None
