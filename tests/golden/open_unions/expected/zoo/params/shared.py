"""Arguments that several resources use."""

from typing import Literal, TypeAlias, Union

from typing_extensions import NotRequired, TypedDict

from ..models.shared import AnimalDetails, Cat, Dog
from ..variants import UnknownVariant

DogParam = TypedDict(
    "DogParam",
    {"@type": NotRequired[Literal["dog"]], "name": str, "bark": str},
)

CatParam = TypedDict(
    "CatParam",
    {"@type": NotRequired[Literal["Cat"]], "name": str, "lives": NotRequired[int]},
)

AnimalDetailsParam = TypedDict(
    "AnimalDetailsParam",
    {"@type": NotRequired[Literal["Animal"]], "name": str},
)

AnimalParam: TypeAlias = Union[
    Dog,
    DogParam,
    Cat,
    CatParam,
    AnimalDetails,
    AnimalDetailsParam,
    UnknownVariant,
]
