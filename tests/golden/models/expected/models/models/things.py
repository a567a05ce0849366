"""Models of things."""

import builtins
from datetime import date as _date, datetime, time
from decimal import Decimal
from typing import Literal, TypeAlias
from uuid import UUID

from .._runtime.json import JsonValue
from .._runtime.models import Field, Model
from .._runtime.types import Base64

ThingColor: TypeAlias = Literal[
    "red",
    "green",
    "blue",
    "cyan",
    "magenta",
    "yellow",
    "black",
]


class ThingPlace(Model):
    lat: float
    lon: float


class ThingRights(Model):
    issues: str | None = None
    __pydantic_extra__: dict[str, str] = Field(init=False)


class Thing(Model):
    """A thing with a field of each kind."""

    id: UUID = Field(read_only=True)
    name: str
    state: Literal["on", "off", "it's complicated"] | str
    level: Literal[1, 2, 3] | int | None = None
    color: ThingColor | str | None = None
    size: int | None = None
    price: Decimal | None = None
    weight: float | None = None
    made: datetime | None = None
    day: _date | None = None
    hour: time | None = None
    wait: str | None = None
    photo: Base64 | None = None
    anything: JsonValue = None
    free: dict[str, JsonValue] | None = None
    counts: dict[str, int] | None = None
    pair: tuple[str, int] | None = None
    children: "builtins.list[Thing] | None" = None
    place: ThingPlace | None = None
    date: _date | None = None
    """A field named like its type."""
    list: builtins.list[str] | None = None
    class_: str | None = Field(
        default=None, wire="class", deprecated="`class_` is deprecated."
    )
    """Deprecated."""
    model_config_: str | None = Field(default=None, wire="model_config")
    links: dict[str, str] | None = Field(default=None, wire="_links")
    rights: ThingRights | None = None
    type: str | None = Field(default=None, wire="@type")
    two_fa: bool | None = Field(default=None, wire="2fa")
