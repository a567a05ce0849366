"""Timeout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_LIST: Operation[None] = Operation("GET", "/timeout", replies={"204": "None"})


class TimeoutResource(Resource):
    """Timeout."""

    def list(self, *, options: Options | None = None) -> None:
        """Send `GET /timeout`."""
        return self._call(_LIST, {}, options)


class AsyncTimeoutResource(AsyncResource):
    """`TimeoutResource`, awaited."""

    async def list(self, *, options: Options | None = None) -> None:
        """See `TimeoutResource.list`."""
        return await self._call(_LIST, {}, options)
