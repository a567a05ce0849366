"""Base url."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_LIST: Operation[None] = Operation("GET", "/base_url", replies={"204": "None"})


class BaseUrl(Resource):
    """Base url."""

    def list(self, *, options: Options | None = None) -> None:
        """Send `GET /base_url`."""
        return self._call(_LIST, {}, options)


class AsyncBaseUrl(AsyncResource):
    """`BaseUrl`, awaited."""

    async def list(self, *, options: Options | None = None) -> None:
        """See `BaseUrl.list`."""
        return await self._call(_LIST, {}, options)
