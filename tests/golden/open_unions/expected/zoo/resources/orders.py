"""Orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..params.orders import FoodParam

_CREATE: Operation[None] = Operation(
    "POST",
    "/orders",
    body=Body(argument="body"),
    replies={"204": "None"},
)


class Orders(Resource):
    """Orders."""

    def create(self, *, body: FoodParam, options: Options | None = None) -> None:
        """What is only sent is never unknown.

        API: POST /orders
        """
        return self._call(_CREATE, {"body": body}, options)


class AsyncOrders(AsyncResource):
    """`Orders`, awaited."""

    async def create(self, *, body: FoodParam, options: Options | None = None) -> None:
        """What is only sent is never unknown. See `Orders.create`."""
        return await self._call(_CREATE, {"body": body}, options)
