"""Raw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_RETRIEVE: Operation[str] = Operation(
    "GET",
    "/raw",
    replies={"200": Reply("str", "application/xml")},
)


class RawResource(Resource):
    """Raw."""

    def retrieve(self, *, options: Options | None = None) -> str:
        """XML without a structure is text.

        Returns: Text.

        API: GET /raw
        """
        return self._call(_RETRIEVE, {}, options)


class AsyncRawResource(AsyncResource):
    """`RawResource`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> str:
        """XML without a structure is text. See `RawResource.retrieve`."""
        return await self._call(_RETRIEVE, {}, options)
