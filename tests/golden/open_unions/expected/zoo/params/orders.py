"""What is sent to orders."""

from typing import Literal, TypeAlias, Union

from typing_extensions import NotRequired, TypedDict


class MeatParam(TypedDict):
    type: Literal["Meat"]
    grams: NotRequired[int]


class HayParam(TypedDict):
    type: Literal["Hay"]
    bales: NotRequired[int]


FoodParam: TypeAlias = Union[MeatParam, HayParam]
