"""With options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_LIST: Operation[None] = Operation("GET", "/with_options", replies={"204": "None"})


class WithOptions(Resource):
    """With options."""

    def list(self, *, options: Options | None = None) -> None:
        """Send `GET /with_options`."""
        return self._call(_LIST, {}, options)


class AsyncWithOptions(AsyncResource):
    """`WithOptions`, awaited."""

    async def list(self, *, options: Options | None = None) -> None:
        """See `WithOptions.list`."""
        return await self._call(_LIST, {}, options)
