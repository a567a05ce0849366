"""Models of cards."""

from .._runtime.models import Model


class CardOwner(Model):
    name: str | None = None


class Card(Model):
    id: str
    owner: CardOwner | None = None


class CardListResponse(Model):
    data: list[Card]
    has_more: bool
