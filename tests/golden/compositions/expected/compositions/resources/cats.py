"""Cats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from ..models.cats import Cat

_RETRIEVE: Operation[Cat] = Operation("GET", "/cats/{id}", replies={"200": "Cat"})


class Cats(Resource):
    """Cats."""

    def retrieve(self, *, id: int, options: Options | None = None) -> Cat:
        """Send `GET /cats/{id}`.

        Returns: A cat.
        """
        return self._call(_RETRIEVE, {"id": id}, options)


class AsyncCats(AsyncResource):
    """`Cats`, awaited."""

    async def retrieve(self, *, id: int, options: Options | None = None) -> Cat:
        """See `Cats.retrieve`."""
        return await self._call(_RETRIEVE, {"id": id}, options)
