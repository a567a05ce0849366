"""Value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..models.value import Job, Value

_RETRIEVE: Operation[Value | Job | None] = Operation(
    "GET",
    "/value",
    replies={"200": "Value | None", "202": "Job", "204": "None"},
)


class ValueResource(Resource):
    """Value."""

    def retrieve(self, *, options: Options | None = None) -> Value | Job | None:
        """Send `GET /value`.

        Returns: With 200: One. With 202: Later.
        """
        return self._call(_RETRIEVE, {}, options)


class AsyncValueResource(AsyncResource):
    """`ValueResource`, awaited."""

    async def retrieve(self, *, options: Options | None = None) -> Value | Job | None:
        """See `ValueResource.retrieve`."""
        return await self._call(_RETRIEVE, {}, options)
