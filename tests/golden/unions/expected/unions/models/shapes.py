"""Models of shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models import Model

if TYPE_CHECKING:
    from typing import Annotated, Literal

    from .._runtime.types import Tagged

Shape: TypeAlias = (
    'Annotated[Circle | Square, Tagged("kind", {"circle": "Circle", "square": "Square"})]'
)


class Circle(Model):
    kind: Literal["circle"]
    radius: float


class Square(Model):
    kind: Literal["square"]
    side: float
