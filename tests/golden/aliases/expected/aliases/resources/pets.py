"""Pets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation
from .._runtime.renamed import Renamed, renamed
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.pets import Owner, Pet
    from ..params.pets import OwnerParam

_CREATE: Operation[Pet] = Operation(
    "POST",
    "/pets",
    body=Body(fields=("name", "owner")),
    replies={"201": "Pet"},
)
_LIST: Operation[list[Pet]] = Operation(
    "GET",
    "/pets",
    parameters=("limit", "kind"),
    replies={"200": "list[Pet]"},
)
_RETRIEVE: Operation[Pet] = Operation("GET", "/pets/{id}", replies={"200": "Pet"})


class Pets(Resource):
    """Pets."""

    def create(
        self,
        *,
        name: str,
        owner: Owner | OwnerParam | Omit = OMIT,
        options: Options | None = None,
    ) -> Pet:
        """Send `POST /pets`.

        Returns: The pet.
        """
        return self._call(_CREATE, {"name": name, "owner": owner}, options)

    @renamed(
        {
            "maximum": ("limit", "`pets.list.maximum` is now `pets.list.limit`."),
            "species": (
                "kind",
                "`pets.list.species` is now `pets.list.kind`; the old name works until 3.0.",
            ),
        }
    )
    def list(
        self, *, kind: str, limit: int | Omit = OMIT, options: Options | None = None
    ) -> builtins.list[Pet]:
        """Send `GET /pets`.

        Returns: All pets.
        """
        return self._call(_LIST, {"kind": kind, "limit": limit}, options)

    def retrieve(self, *, id: str, options: Options | None = None) -> Pet:
        """Send `GET /pets/{id}`.

        Returns: The pet.
        """
        return self._call(_RETRIEVE, {"id": id}, options)

    fetch = Renamed("pets.retrieve", "`pets.fetch` is now `pets.retrieve`.")


class AsyncPets(AsyncResource):
    """`Pets`, awaited."""

    async def create(
        self,
        *,
        name: str,
        owner: Owner | OwnerParam | Omit = OMIT,
        options: Options | None = None,
    ) -> Pet:
        """See `Pets.create`."""
        return await self._call(_CREATE, {"name": name, "owner": owner}, options)

    @renamed(
        {
            "maximum": ("limit", "`pets.list.maximum` is now `pets.list.limit`."),
            "species": (
                "kind",
                "`pets.list.species` is now `pets.list.kind`; the old name works until 3.0.",
            ),
        }
    )
    async def list(
        self, *, kind: str, limit: int | Omit = OMIT, options: Options | None = None
    ) -> builtins.list[Pet]:
        """See `Pets.list`."""
        return await self._call(_LIST, {"kind": kind, "limit": limit}, options)

    async def retrieve(self, *, id: str, options: Options | None = None) -> Pet:
        """See `Pets.retrieve`."""
        return await self._call(_RETRIEVE, {"id": id}, options)

    fetch = Renamed("pets.retrieve", "`pets.fetch` is now `pets.retrieve`.")
