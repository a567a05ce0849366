"""Plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.options import Options
    from ..models.shared import Item

_LIST: Operation[list[Item]] = Operation("GET", "/plain", replies={"200": "list[Item]"})


class Plain(Resource):
    """Plain."""

    def list(self, *, options: Options | None = None) -> builtins.list[Item]:
        """Send `GET /plain`.

        Returns: All.
        """
        return self._call(_LIST, {}, options)


class AsyncPlain(AsyncResource):
    """`Plain`, awaited."""

    async def list(self, *, options: Options | None = None) -> builtins.list[Item]:
        """See `Plain.list`."""
        return await self._call(_LIST, {}, options)
