"""B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_RETRIEVE: Operation[None] = Operation(
    "GET",
    "/b",
    replies={"204": "None"},
    security=(),
)


class B(Resource):
    """B."""

    def retrieve(self, *, options: Options | None = None) -> None:
        """Send `GET /b`."""
        return self._call(_RETRIEVE, {}, options)


class AsyncB(AsyncResource):
    """`B`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> None:
        """See `B.retrieve`."""
        return await self._call(_RETRIEVE, {}, options)
