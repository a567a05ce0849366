"""Models that several resources use."""

from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from .._runtime.models import Field, Model

Kind: TypeAlias = Literal["novel", "poem"]
"""What sort of book."""


class Book(Model):
    """One book."""

    id: UUID | None = Field(default=None, read_only=True)
    title: str
    published: date
    price: float
    kind: Kind | str | None = None
    sequels: "list[Book] | None" = None
    class_: str | None = Field(
        default=None, wire="class", deprecated="`class_` is deprecated."
    )
    """Deprecated. Use `kind`."""
