"""Models that no operation uses."""

from typing import Literal, TypeAlias

DoorKind: TypeAlias = Literal["wood", "steel"]
