"""Models of users."""

from __future__ import annotations

from .._runtime.models import Model


class ListModel(Model):
    id: str | None = None
    items: list[ListModelItem] | None = None


class ListModelItem(Model):
    id: str | None = None
