"""Models of notes."""

from __future__ import annotations

from .._runtime.models import Model


class Note(Model):
    lang: str | None = None
    text: str | None = None
