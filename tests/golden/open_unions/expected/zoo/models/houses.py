"""Models of houses."""

from typing import Annotated, Literal, TypeAlias, Union

from .._runtime.models import Field, Model
from .._runtime.types import Tagged
from ..variants import UnknownVariant
from .shared import Animal


class CodeLock(Model):
    kind: Literal["CodeLock"] = Field(default="CodeLock", constant=True)
    code: int


class WoodDoor(Model):
    kind: Literal["wood"] = Field(default="wood", constant=True)
    tree: str | None = None


class SteelDoor(Model):
    kind: Literal["steel"] = Field(default="steel", constant=True)
    gauge: int | None = None


Door: TypeAlias = Annotated[
    Union[WoodDoor, SteelDoor, UnknownVariant],
    Tagged("kind", {"wood": WoodDoor, "steel": SteelDoor}, unknown=UnknownVariant),
]


class KeyLock(Model):
    kind: Literal["KeyLock"] = Field(default="KeyLock", constant=True)
    key: str


Lock: TypeAlias = Annotated[
    Union[KeyLock, CodeLock],
    Tagged("kind", {"KeyLock": KeyLock, "CodeLock": CodeLock}),
]


class House(Model):
    door: Door
    lock: Lock
    guests: dict[str, Animal] | None = None
    pet: Animal | None = None
    """The base stands for each of them."""
    guard: Animal | None = None
