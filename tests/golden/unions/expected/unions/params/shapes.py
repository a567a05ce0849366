"""What is sent to shapes."""

from typing import Literal, TypeAlias, Union

from typing_extensions import TypedDict

from ..models.shapes import Circle, Square


class CircleParam(TypedDict):
    kind: Literal["circle"]
    radius: float


class SquareParam(TypedDict):
    kind: Literal["square"]
    side: float


ShapeParam: TypeAlias = Union[Circle, CircleParam, Square, SquareParam]
