from .shapes import (
    CircleParam as CircleParam,
    ShapeParam as ShapeParam,
    SquareParam as SquareParam,
)
