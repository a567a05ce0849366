"""Models of webhooks."""

from .._runtime.models import Model


class Pet(Model):
    id: int
    name: str
    tag: str | None = None
