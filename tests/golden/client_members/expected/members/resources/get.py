"""Get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_RETRIEVE: Operation[None] = Operation("GET", "/get", replies={"204": "None"})


class Get(Resource):
    """Get."""

    def retrieve(self, *, options: Options | None = None) -> None:
        """Send `GET /get`."""
        return self._call(_RETRIEVE, {}, options)


class AsyncGet(AsyncResource):
    """`Get`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> None:
        """See `Get.retrieve`."""
        return await self._call(_RETRIEVE, {}, options)
