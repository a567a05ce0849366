"""Models of shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, Union

from .._runtime.models import Field, Model

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

Kind: TypeAlias = Union[Literal["novel"], Literal["poem"]]
"""What sort of book."""


class Book(Model):
    """One book."""

    id: UUID | None = Field(default=None, read_only=True)
    title: str
    published: date
    price: float
    kind: Kind | str | None = None
    sequels: list[Book] | None = None
    class_: str | None = Field(default=None, wire="class")
    """Deprecated. Use `kind`."""
