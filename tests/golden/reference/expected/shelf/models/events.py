"""Models of events."""

from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Model
from .._runtime.types import Tagged
from .shared import Book


class Added(Model):
    type: Literal["added"]
    book: Book


class Removed(Model):
    type: Literal["removed"]


Event: TypeAlias = Annotated[
    Union[Added, Removed],
    Tagged("type", {"added": Added, "removed": Removed}),
]
