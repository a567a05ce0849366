"""Clients that take the arguments, and have the attributes, of an earlier SDK."""

from __future__ import annotations

from typing import Any, Self

from .. import client
from ..timeout import as_timeout
from .extras import phases_of
from .httpx_transport import adapted
from .settings import SurfacedApi


def _settings(api: SurfacedApi, given: dict[str, Any]) -> dict[str, Any]:
    """The settings of a client, under the names that they have in every client."""
    settings = {api.arguments.get(name, name): value for name, value in given.items()}
    if "timeout" in settings:
        settings["timeout"] = as_timeout(phases_of(settings["timeout"]))
    if settings.get("transport") is not None:
        settings["transport"] = adapted(settings["transport"])
    return settings


def _first_settings(api: SurfacedApi, given: dict[str, Any]) -> dict[str, Any]:
    settings = _settings(api, given)
    settings["headers"] = {**api.headers, **(settings.get("headers") or {})}
    return settings


class Client(client.Client):
    """The base of synchronous clients."""

    def __init__(self, api: SurfacedApi, **settings: Any) -> None:
        super().__init__(api, **_first_settings(api, settings))

    def with_options(self, **changes: Any) -> Self:
        """A client with other settings, which shares the connections of this one."""
        api = self._session.api
        assert isinstance(api, SurfacedApi)
        return super().with_options(**_settings(api, changes))

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
        super().__init__(api, **_first_settings(api, settings))

    def with_options(self, **changes: Any) -> Self:
        """A client with other settings, which shares the connections of this one."""
        api = self._session.api
        assert isinstance(api, SurfacedApi)
        return super().with_options(**_settings(api, changes))

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
