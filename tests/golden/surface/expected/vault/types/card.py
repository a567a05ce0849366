"""Names that programs import from here."""

from typing import TypeAlias

from ..models import Card, Card as _Card, CardOwner as Owner

__all__ = ["Card", "CardOrCards", "Owner"]

CardOrCards: TypeAlias = _Card | list[_Card]
