"""The mark of an argument that was not given."""

from __future__ import annotations

from typing import Final, final


@final
class Omit:
    """The type of `OMIT`, which is its only instance; it is false in a condition."""

    __slots__ = ()
    _only: Omit

    def __new__(cls) -> Omit:
        return cls._only

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "OMIT"

    def __reduce__(self) -> tuple[type[Omit], tuple[()]]:
        return Omit, ()


Omit._only = object.__new__(Omit)  # pyright: ignore[reportPrivateUsage]

OMIT: Final = Omit()
"""Leaves an argument out of the request, where `None` would be sent as null.

Outside of JSON (in queries, headers, cookies, forms and parts) None is left out too."""
