"""Models of cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from .shared import Item


class CursorListResponse(Model):
    items: list[Item] | None = None
    next_cursor: str | None = None
