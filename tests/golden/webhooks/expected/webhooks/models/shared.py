"""Models of shared."""

from __future__ import annotations

from .._runtime.models import Model


class Pet(Model):
    id: int
    name: str
    tag: str | None = None
