"""What is sent to shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypedDict, Union

if TYPE_CHECKING:
    from typing import Literal

    from ..models.shapes import Circle, Square

ShapeParam: TypeAlias = Union["Circle", "CircleParam", "Square", "SquareParam"]


class CircleParam(TypedDict):
    kind: Literal["circle"]
    radius: float


class SquareParam(TypedDict):
    kind: Literal["square"]
    side: float
