"""What is sent to houses."""

from typing import Literal, TypeAlias, Union

from typing_extensions import NotRequired, TypedDict

from ..models.houses import CodeLock, KeyLock, SteelDoor, WoodDoor
from ..variants import UnknownVariant


class CodeLockParam(TypedDict):
    kind: Literal["CodeLock"]
    code: int


class WoodDoorParam(TypedDict):
    kind: Literal["wood"]
    tree: NotRequired[str]


class SteelDoorParam(TypedDict):
    kind: Literal["steel"]
    gauge: NotRequired[int]


DoorParam: TypeAlias = Union[
    WoodDoor,
    WoodDoorParam,
    SteelDoor,
    SteelDoorParam,
    UnknownVariant,
]


class KeyLockParam(TypedDict):
    kind: Literal["KeyLock"]
    key: str


LockParam: TypeAlias = Union[KeyLock, KeyLockParam, CodeLock, CodeLockParam]
