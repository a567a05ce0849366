"""Models that several resources use."""

from .._runtime.models import Model


class Meta(Model):
    next_cursor: str | None = None
