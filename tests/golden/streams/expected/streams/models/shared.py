"""Models of shared."""

from __future__ import annotations

from .._runtime.models import Model


class Chunk(Model):
    delta: str
