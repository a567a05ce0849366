"""X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..models.x import X

_DELETE: Operation[None] = Operation(
    "DELETE",
    "/x/{id}",
    replies={"204": "None"},
    errors={"404": "Problem", "409": "Problem", "default": "XDeleteError"},
)
_RETRIEVE: Operation[X] = Operation("GET", "/x/{id}", replies={"default": "X"})


class XResource(Resource):
    """X."""

    def delete(self, *, id: str, options: Options | None = None) -> None:
        """Delete an x.

        Raises:
            NotFoundError: There is no such x.
            ConflictError: It is in use.
            APIStatusError: (4XX) Another fault of the request.
            APIStatusError: Any other fault.

        API: DELETE /x/{id}
        """
        return self._call(_DELETE, {"id": id}, options)

    def retrieve(self, *, id: str, options: Options | None = None) -> X:
        """Send `GET /x/{id}`.

        Returns: The x or a fault.
        """
        return self._call(_RETRIEVE, {"id": id}, options)


class AsyncXResource(AsyncResource):
    """`XResource`, awaited."""

    async def delete(self, *, id: str, options: Options | None = None) -> None:
        """Delete an x. See `XResource.delete`."""
        return await self._call(_DELETE, {"id": id}, options)

    async def retrieve(self, *, id: str, options: Options | None = None) -> X:
        """See `XResource.retrieve`."""
        return await self._call(_RETRIEVE, {"id": id}, options)
