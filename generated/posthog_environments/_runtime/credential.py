"""What credentials are given as."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from .oauth import ClientCredentials
from .secrets import Secret

Text: TypeAlias = str | Secret
Provider: TypeAlias = Callable[[], Text | Awaitable[Text]]
Credential: TypeAlias = Text | tuple[str, Text] | Provider | ClientCredentials
"""A key or token; a user name and password; a function that gives the key or token each
time one is needed, perhaps a coroutine function; or what OAuth tokens are fetched with."""
