"""Models of books editions."""

from __future__ import annotations

from .._runtime.models import Model


class EditionListResponse(Model):
    weight_g: int | None = None
