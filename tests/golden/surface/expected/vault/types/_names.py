"""Names that programs import from here."""

from typing import TypeAlias

from ..models import Card

__all__ = ["Cards"]

Cards: TypeAlias = list[Card]
