"""Models of events."""

from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Field, Model
from .._runtime.types import Tagged
from .shared import Book


class Added(Model):
    type: Literal["added"] = Field(default="added", constant=True)
    book: Book


class Removed(Model):
    type: Literal["removed"] = Field(default="removed", constant=True)


Event: TypeAlias = Annotated[
    Union[Added, Removed],
    Tagged("type", {"added": Added, "removed": Removed}),
]
