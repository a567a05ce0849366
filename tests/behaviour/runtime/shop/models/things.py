from __future__ import annotations

from typing import Literal

from runtime.models import Field, Model


class Thing(Model):
    id: int
    name: str
    color: Literal["red", "green"] | str | None = None


class ThingList(Model):
    things: list[Thing]
    next_: str | None = Field(wire="next", default=None)
    more: bool | None = None


class Problem(Model):
    detail: str


class Event(Model):
    n: int


class Sold(Model):
    event: Literal["sold"]
    data: Thing


class Said(Model):
    event: Literal["said"]
    id: str | None = None
    data: str
