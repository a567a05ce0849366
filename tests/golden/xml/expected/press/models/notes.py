"""Models of notes."""

from .._runtime.models import Model


class Note(Model):
    lang: str | None = None
    text: str | None = None
