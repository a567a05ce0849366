"""Models that no operation uses."""

from .._runtime.models import Model


class Aged(Model):
    age: int | None = None
