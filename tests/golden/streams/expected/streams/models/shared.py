"""Models that several resources use."""

from typing import Literal

from .._runtime.models import Model


class Chat(Model):
    text: str


class Chunk(Model):
    delta: str


class Said(Model):
    event: Literal["said"]
    data: str
    id: str | None = None
