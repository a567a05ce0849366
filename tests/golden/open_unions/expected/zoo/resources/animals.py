"""Animals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.options import Options
    from ..models.shared import Animal
    from ..params.shared import AnimalParam

_CREATE: Operation[Animal] = Operation(
    "POST",
    "/animals",
    body=Body(argument="body"),
    replies={"200": "Animal"},
)
_LIST: Operation[list[Animal]] = Operation(
    "GET",
    "/animals",
    replies={"200": "list[Animal]"},
)


class Animals(Resource):
    """Animals."""

    def create(self, *, body: AnimalParam, options: Options | None = None) -> Animal:
        """Send `POST /animals`."""
        return self._call(_CREATE, {"body": body}, options)

    def list(self, *, options: Options | None = None) -> builtins.list[Animal]:
        """Send `GET /animals`."""
        return self._call(_LIST, {}, options)


class AsyncAnimals(AsyncResource):
    """`Animals`, awaited."""

    async def create(
        self, *, body: AnimalParam, options: Options | None = None
    ) -> Animal:
        """See `Animals.create`."""
        return await self._call(_CREATE, {"body": body}, options)

    async def list(self, *, options: Options | None = None) -> builtins.list[Animal]:
        """See `Animals.list`."""
        return await self._call(_LIST, {}, options)
