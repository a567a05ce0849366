"""Clients that serve both kinds of programs: `m(…)`, and `await m_async(…)` of the same client."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Self

from ..resource import AsyncCaller, Caller
from ..wire import AsyncLine, AsyncWire
from . import client as clients
from . import resource as resources
from .httpx_transport import adapted
from .settings import SurfacedApi


class Resource(resources.Resource):
    """A group of operations of a client, with their asynchronous twins."""

    def __getattr__(self, name: str) -> Any:
        return _twin(self, name)


class Client(clients.Client):
    """The base of clients whose methods have asynchronous twins."""

    def __getattr__(self, name: str) -> Any:
        return _twin(self, name)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        known = vars(self).get("_asynchronous")
        if known is not None:
            await known.aclose()
        self.close()


class AsyncClient(clients.AsyncClient):
    """The base of asynchronous clients."""


class AsyncResource(resources.AsyncResource):
    """A group of operations of an asynchronous client."""


def _twin(caller: Caller, name: str) -> Any:
    """The method of the asynchronous client. Raises AttributeError for other names."""
    api = None if name.startswith("_") else caller._session.api
    suffix = api.async_twins if isinstance(api, SurfacedApi) else ""
    plain = name.removesuffix(suffix) if suffix else name
    found = None if plain == name else getattr(_asynchronous(caller), plain, None)
    if found is None:
        text = f"{type(caller).__name__!r} object has no attribute {name!r}"
        raise AttributeError(text, name=name, obj=caller)
    return found


def _asynchronous(caller: Caller) -> AsyncCaller:
    """The twin of a resource or of a client, with the same settings."""
    twin: AsyncCaller | None = vars(caller).get("_asynchronous")
    if twin is None:
        kind = getattr(
            sys.modules[type(caller).__module__], f"Async{type(caller).__name__}"
        )
        if isinstance(caller, resources.Resource):
            twin = kind(_asynchronous(caller._client))
        else:
            twin = object.__new__(kind)
            vars(twin).update(
                {name: value for name, value in vars(caller).items() if name[:1] != "_"}
            )
            line = AsyncLine(adapted(vars(caller).get("async_transport")))
            twin._session = caller._session
            twin._wire = AsyncWire(line, caller._session.clock)
        assert twin is not None
        vars(caller)["_asynchronous"] = twin
    return twin
