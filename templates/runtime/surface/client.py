"""Clients that take the arguments, and have the attributes, of an earlier SDK."""

from __future__ import annotations

from typing import Any, Self

from .. import client
from ..timeout import as_timeout
from .extras import phases_of
from .further import with_further
from .httpx_transport import adapted
from .settings import SurfacedApi


def _settings(api: SurfacedApi, given: dict[str, Any]) -> dict[str, Any]:
    """The settings of a client, under the names that they have in every client."""
    settings = {api.arguments.get(name, name): value for name, value in given.items()}
    settings = with_further(api, settings)
    milliseconds = settings.pop("timeout_ms", None)
    if milliseconds is not None:
        settings["timeout"] = milliseconds / 1000
    if "timeout" in settings:
        settings["timeout"] = as_timeout(phases_of(settings["timeout"]))
    if settings.get("transport") is not None:
        settings["transport"] = adapted(settings["transport"])
    return settings


_OWN = ("default_query", "webhook_secret", "async_transport")
"""Settings that are kept as attributes of the client."""


def _keep(client: Any, settings: dict[str, Any]) -> dict[str, Any]:
    """Keep what is the client's own, and give the rest."""
    for name in _OWN:
        if name in settings:
            vars(client)[name] = settings.pop(name)
    return settings


def _first_settings(api: SurfacedApi, given: dict[str, Any]) -> dict[str, Any]:
    settings = _settings(api, given)
    settings["headers"] = {**api.headers, **(settings.get("headers") or {})}
    return settings


class Joined:
    """What is a client and one of its resources at once: the resource's client is itself."""

    @property
    def _client(self) -> Self:
        return self


class Client(client.Client):
    """The base of synchronous clients."""

    def __init__(self, api: SurfacedApi, **settings: Any) -> None:
        super().__init__(api, **_keep(self, _first_settings(api, settings)))

    def with_options(self, **changes: Any) -> Self:
        """A client with other settings, which shares the connections of this one."""
        api = self._session.api
        assert isinstance(api, SurfacedApi)
        settings = _settings(api, changes)
        own = {name: settings.pop(name) for name in _OWN if name in settings}
        copy = super().with_options(**settings)
        vars(copy).update(own)
        return copy

    copy = with_options

    @property
    def with_raw_response(self) -> Any:
        """The same client, whose methods give the replies with their head."""
        from .raw import RawProxy

        return RawProxy(self, streams=False)

    @property
    def with_streaming_response(self) -> Any:
        """The same client, whose methods give replies that are still to be read."""
        from .raw import RawProxy

        return RawProxy(self, streams=True)


class AsyncClient(client.AsyncClient):
    """The base of asynchronous clients."""

    def __init__(self, api: SurfacedApi, **settings: Any) -> None:
        super().__init__(api, **_keep(self, _first_settings(api, settings)))

    def with_options(self, **changes: Any) -> Self:
        """A client with other settings, which shares the connections of this one."""
        api = self._session.api
        assert isinstance(api, SurfacedApi)
        settings = _settings(api, changes)
        own = {name: settings.pop(name) for name in _OWN if name in settings}
        copy = super().with_options(**settings)
        vars(copy).update(own)
        return copy

    copy = with_options

    async def close(self) -> None:
        """Close all connections."""
        await self.aclose()

    @property
    def with_raw_response(self) -> Any:
        """The same client, whose methods give the replies with their head."""
        from .raw import RawProxy

        return RawProxy(self, streams=False)

    @property
    def with_streaming_response(self) -> Any:
        """The same client, whose methods give replies that are still to be read."""
        from .raw import RawProxy

        return RawProxy(self, streams=True)
