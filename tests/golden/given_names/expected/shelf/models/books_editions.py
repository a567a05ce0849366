"""Models of books editions."""

from .._runtime.models import Model


class EditionListResponse(Model):
    weight_g: int | None = None
