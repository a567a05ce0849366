"""Models of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

from .._runtime.models import Model
from .._runtime.types import Tagged

if TYPE_CHECKING:
    from typing import Literal

    from .shared import Book

Event: TypeAlias = Union["Added", "Removed"]

_TAGS = {"Event": Tagged("type", {"added": "Added", "removed": "Removed"})}


class Added(Model):
    type: Literal["added"]
    book: Book


class Removed(Model):
    type: Literal["removed"]
