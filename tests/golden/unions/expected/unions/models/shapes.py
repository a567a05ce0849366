"""Models of shapes."""

from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Model
from .._runtime.types import Tagged


class Circle(Model):
    kind: Literal["circle"]
    radius: float


class Square(Model):
    kind: Literal["square"]
    side: float


Shape: TypeAlias = Annotated[
    Union[Circle, Square],
    Tagged("kind", {"circle": Circle, "square": Square}),
]
