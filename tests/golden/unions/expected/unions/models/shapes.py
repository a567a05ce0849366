"""Models of shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

from .._runtime.models import Model
from .._runtime.types import Tagged

if TYPE_CHECKING:
    from typing import Literal

Shape: TypeAlias = Union["Circle", "Square"]

_TAGS = {"Shape": Tagged("kind", {"circle": "Circle", "square": "Square"})}


class Circle(Model):
    kind: Literal["circle"]
    radius: float


class Square(Model):
    kind: Literal["square"]
    side: float
