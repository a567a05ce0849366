"""Names that programs import from here."""

from ._client import AsyncVault as AsyncClient, Vault as Client

__all__ = ["AsyncClient", "Client"]
