"""Shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.options import Options
    from ..models.shapes import Shape
    from ..params.shapes import ShapeParam

_CREATE: Operation[Shape] = Operation(
    "POST",
    "/shapes",
    body=Body(argument="body"),
    replies={"201": "Shape"},
)
_LIST: Operation[list[Shape]] = Operation(
    "GET",
    "/shapes",
    replies={"200": "list[Shape]"},
)


class Shapes(Resource):
    """Shapes."""

    def create(self, *, body: ShapeParam, options: Options | None = None) -> Shape:
        """Send `POST /shapes`.

        Returns: Made.
        """
        return self._call(_CREATE, {"body": body}, options)

    def list(self, *, options: Options | None = None) -> builtins.list[Shape]:
        """Send `GET /shapes`.

        Returns: All.
        """
        return self._call(_LIST, {}, options)


class AsyncShapes(AsyncResource):
    """`Shapes`, awaited."""

    async def create(
        self, *, body: ShapeParam, options: Options | None = None
    ) -> Shape:
        """See `Shapes.create`."""
        return await self._call(_CREATE, {"body": body}, options)

    async def list(self, *, options: Options | None = None) -> builtins.list[Shape]:
        """See `Shapes.list`."""
        return await self._call(_LIST, {}, options)
