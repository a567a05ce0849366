"""A."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_RETRIEVE: Operation[None] = Operation("GET", "/a", replies={"204": "None"})


class A(Resource):
    """A."""

    def retrieve(self, *, options: Options | None = None) -> None:
        """Send `GET /a`."""
        return self._call(_RETRIEVE, {}, options)


class AsyncA(AsyncResource):
    """`A`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> None:
        """See `A.retrieve`."""
        return await self._call(_RETRIEVE, {}, options)
