"""Names that programs import from here."""

from ._client import AsyncVault, Vault
from ._runtime.surface.client import Joined
from .resources.cards import AsyncCards, Cards

__all__ = ["AsyncCardClient", "CardClient"]


class AsyncCardClient(Joined, AsyncCards, AsyncVault):  # type: ignore[misc, unused-ignore]
    """The client with the methods of `client.cards` on it."""

    __init__ = AsyncVault.__init__
    __repr__ = AsyncVault.__repr__
    __reduce__ = AsyncVault.__reduce__


class CardClient(Joined, Cards, Vault):  # type: ignore[misc, unused-ignore]
    """The client with the methods of `client.cards` on it."""

    __init__ = Vault.__init__
    __repr__ = Vault.__repr__
    __reduce__ = Vault.__reduce__
