"""Models of limits."""

from .._runtime.models import Model


class LimitListResponse(Model):
    data: list[int] | None = None
