"""Pets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.pets import Pet

_CREATE: Operation[Pet] = Operation(
    "POST",
    "/pets",
    body=Body(fields=("name", "age")),
    replies={"201": "Pet"},
)
_FETCH: Operation[Pet] = Operation("GET", "/pets/{id}", replies={"200": "Pet"})
_LIST: Operation[list[Pet]] = Operation(
    "GET",
    "/pets",
    parameters=("limit", "q"),
    replies={"200": "list[Pet]"},
)


class Pets(Resource):
    """Pets."""

    def create(
        self, *, name: str, age: int | Omit = OMIT, options: Options | None = None
    ) -> Pet:
        """Send `POST /pets`."""
        return self._call(_CREATE, {"name": name, "age": age}, options)

    def fetch(self, *, id: str, options: Options | None = None) -> Pet:
        """Send `GET /pets/{id}`."""
        return self._call(_FETCH, {"id": id}, options)

    def list(
        self,
        *,
        limit: int | Omit = OMIT,
        q: str | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[Pet]:
        """Send `GET /pets`."""
        return self._call(_LIST, {"limit": limit, "q": q}, options)


class AsyncPets(AsyncResource):
    """`Pets`, awaited."""

    async def create(
        self, *, name: str, age: int | Omit = OMIT, options: Options | None = None
    ) -> Pet:
        """See `Pets.create`."""
        return await self._call(_CREATE, {"name": name, "age": age}, options)

    async def fetch(self, *, id: str, options: Options | None = None) -> Pet:
        """See `Pets.fetch`."""
        return await self._call(_FETCH, {"id": id}, options)

    async def list(
        self,
        *,
        limit: int | Omit = OMIT,
        q: str | Omit = OMIT,
        options: Options | None = None,
    ) -> builtins.list[Pet]:
        """See `Pets.list`."""
        return await self._call(_LIST, {"limit": limit, "q": q}, options)
