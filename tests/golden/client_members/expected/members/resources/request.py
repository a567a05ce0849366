"""Request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_RETRIEVE: Operation[None] = Operation("GET", "/request", replies={"204": "None"})


class Request(Resource):
    """Request."""

    def retrieve(self, *, options: Options | None = None) -> None:
        """Send `GET /request`."""
        return self._call(_RETRIEVE, {}, options)


class AsyncRequest(AsyncResource):
    """`Request`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> None:
        """See `Request.retrieve`."""
        return await self._call(_RETRIEVE, {}, options)
