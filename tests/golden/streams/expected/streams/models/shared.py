"""Models of shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

if TYPE_CHECKING:
    from typing import Literal


class Chat(Model):
    text: str


class Chunk(Model):
    delta: str


class Said(Model):
    event: Literal["said"]
    data: str
    id: str | None = None
