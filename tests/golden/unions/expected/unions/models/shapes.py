"""Models of shapes."""

from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Field, Model
from .._runtime.types import Tagged


class Circle(Model):
    kind: Literal["circle"] = Field(default="circle", constant=True)
    radius: float


class Square(Model):
    kind: Literal["square"] = Field(default="square", constant=True)
    side: float


Shape: TypeAlias = Annotated[
    Union[Circle, Square],
    Tagged("kind", {"circle": Circle, "square": Square}),
]
