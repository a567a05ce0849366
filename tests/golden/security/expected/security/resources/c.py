"""C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_RETRIEVE: Operation[None] = Operation(
    "GET",
    "/c",
    replies={"204": "None"},
    security=(("basic", "query"), ()),
)


class C(Resource):
    """C."""

    def retrieve(self, *, options: Options | None = None) -> None:
        """Send `GET /c`."""
        return self._call(_RETRIEVE, {}, options)


class AsyncC(AsyncResource):
    """`C`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> None:
        """See `C.retrieve`."""
        return await self._call(_RETRIEVE, {}, options)
