"""Models that no operation uses."""

from .._runtime.models import Model


class LevelValues(Model):
    of: str | None = None
