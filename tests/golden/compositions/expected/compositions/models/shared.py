"""Models of shared."""

from __future__ import annotations

from .._runtime.models import Model


class Aged(Model):
    age: int | None = None
