"""Key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_UPDATE: Operation[None] = Operation(
    "PUT",
    "/key",
    body=Body(argument="body", base64=True),
    replies={"204": "None"},
)


class Key(Resource):
    """Key."""

    def update(self, *, body: bytes, options: Options | None = None) -> None:
        """Send `PUT /key`."""
        return self._call(_UPDATE, {"body": body}, options)


class AsyncKey(AsyncResource):
    """`Key`, awaited."""

    async def update(self, *, body: bytes, options: Options | None = None) -> None:
        """See `Key.update`."""
        return await self._call(_UPDATE, {"body": body}, options)
