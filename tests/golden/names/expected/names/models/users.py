"""Models of users."""

from .._runtime.models import Model


class ListModelItem(Model):
    id: str | None = None


class ListModel(Model):
    id: str | None = None
    items: list[ListModelItem] | None = None
