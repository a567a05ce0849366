"""HTTP clients by the names that they have in an earlier SDK."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Of httpx where a program has it, else of httpx2, whose classes are other ones.
    DefaultHttpxClient: Any
    DefaultAsyncHttpxClient: Any
    DefaultHttpx2Client: Any
    DefaultAsyncHttpx2Client: Any
    DefaultAioHttpClient: Any


class HttpClient:
    """The base of clients that a program wraps around one of an HTTP library: they have
    `build_request` and `send`."""


class AsyncHttpClient:
    """The asynchronous twin of `HttpClient`."""


def client_class(library: str, name: str, limits: Any = None) -> Any:
    """The class of an HTTP library's client, None where it is not installed."""
    try:
        return getattr(import_module(library), name)
    except ModuleNotFoundError:
        return None


_CLIENTS = {
    "DefaultHttpxClient": "Client",
    "DefaultAsyncHttpxClient": "AsyncClient",
    "DefaultHttpx2Client": "Client",
    "DefaultAsyncHttpx2Client": "AsyncClient",
}


def __getattr__(name: str) -> Any:
    kind = _CLIENTS.get(name)
    if kind is not None:
        # Programs pass it what they make with the library that they import.
        own = None if "2" in name else client_class("httpx", kind)
        return own or client_class("httpx2", kind)
    if name == "DefaultAioHttpClient":
        if find_spec("aiohttp") is not None:
            from .aiohttp_transport import AiohttpTransport

            return AiohttpTransport

        def refuse(**settings: Any) -> Any:
            """Say what is missing."""
            raise RuntimeError("to use the aiohttp client, install `aiohttp`")

        return refuse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
