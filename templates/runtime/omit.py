"""The mark of an argument that was not given."""

from __future__ import annotations

from typing import Final, final


@final
class Omit:
    """The type of `OMIT`. There is one instance; it is false in a condition."""

    __slots__ = ()

    def __new__(cls) -> Omit:
        return _ONLY or super().__new__(cls)

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "OMIT"

    def __reduce__(self) -> str:
        return "OMIT"


_ONLY: Omit | None = None

OMIT: Final = Omit()
"""Leaves an argument out of the request, where `None` would be sent as null."""

_ONLY = OMIT
