"""Models of answers."""

from .._runtime.models import Model


class Answer(Model):
    text: str | None = None


class Word(Model):
    delta: str | None = None
