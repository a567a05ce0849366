"""Models that several resources use."""

from .._runtime.models import Model


class Item(Model):
    id: int
