"""Models that several resources use."""

from datetime import date
from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Field, Model
from .._runtime.types import Tagged
from ..variants import UnknownVariant


class Dog(Model):
    type: Literal["dog"] = Field(default="dog", tag=True, wire="@type")
    name: str
    born: date | None = Field(default=None, read_only=True)
    bark: str


class Cat(Model):
    type: Literal["Cat"] = Field(default="Cat", tag=True, wire="@type")
    name: str
    born: date | None = Field(default=None, read_only=True)
    lives: int | None = None


class AnimalDetails(Model):
    type: Literal["Animal"] = Field(default="Animal", tag=True, wire="@type")
    name: str
    born: date | None = Field(default=None, read_only=True)


Animal: TypeAlias = Annotated[
    Union[Dog, Cat, AnimalDetails, UnknownVariant],
    Tagged(
        "@type",
        {"dog": Dog, "Cat": Cat, "Animal": AnimalDetails},
        unknown=UnknownVariant,
    ),
]
