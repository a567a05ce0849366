"""HTTP clients by the names that they have in an earlier SDK."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def client_class(library: str, name: str, limits: Any = None) -> Any:
    """The class of an HTTP library's client, None where it is not installed."""
    try:
        return getattr(import_module(library), name)
    except ModuleNotFoundError:
        return None


def __getattr__(name: str) -> Any:
    if name in ("DefaultHttpxClient", "DefaultHttpx2Client"):
        return client_class("httpx2", "Client")
    if name in ("DefaultAsyncHttpxClient", "DefaultAsyncHttpx2Client"):
        return client_class("httpx2", "AsyncClient")
    if name == "DefaultAioHttpClient":
        found = client_class("httpx_aiohttp", "HttpxAiohttpClient")
        if found is None:

            def refuse(**settings: Any) -> Any:
                """Say what is missing."""
                raise RuntimeError("to use the aiohttp client, install `httpx_aiohttp`")

            return refuse
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
