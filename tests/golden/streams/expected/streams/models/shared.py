"""Models that several resources use."""

from typing import Literal

from .._runtime.models import Field, Model


class Chat(Model):
    text: str


class Chunk(Model):
    delta: str


class Said(Model):
    event: Literal["said"] = Field(default="said", constant=True)
    data: str
    id: str | None = None
