"""D."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_SECURITY = (("basic", "query"), ())
_DELETE: Operation[None] = Operation(
    "DELETE",
    "/d/{id}",
    replies={"204": "None"},
    security=_SECURITY,
)
_RETRIEVE: Operation[None] = Operation(
    "GET",
    "/d/{id}",
    replies={"204": "None"},
    security=_SECURITY,
)


class D(Resource):
    """D."""

    def delete(self, *, id: str, options: Options | None = None) -> None:
        """Send `DELETE /d/{id}`."""
        return self._call(_DELETE, {"id": id}, options)

    def retrieve(self, *, id: str, options: Options | None = None) -> None:
        """Send `GET /d/{id}`."""
        return self._call(_RETRIEVE, {"id": id}, options)


class AsyncD(AsyncResource):
    """`D`, awaited."""

    async def delete(self, *, id: str, options: Options | None = None) -> None:
        """See `D.delete`."""
        return await self._call(_DELETE, {"id": id}, options)

    async def retrieve(self, *, id: str, options: Options | None = None) -> None:
        """See `D.retrieve`."""
        return await self._call(_RETRIEVE, {"id": id}, options)
