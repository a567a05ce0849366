"""Houses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.houses import House
    from ..params.houses import DoorParam, LockParam
    from ..params.shared import AnimalParam

_RETRIEVE: Operation[House] = Operation("GET", "/houses/{id}", replies={"200": "House"})
_UPDATE: Operation[None] = Operation(
    "PUT",
    "/houses/{id}",
    body=Body(fields=("door", "lock", "guests", "pet", "guard")),
    replies={"204": "None"},
)


class Houses(Resource):
    """Houses."""

    def retrieve(self, *, id: str, options: Options | None = None) -> House:
        """Send `GET /houses/{id}`."""
        return self._call(_RETRIEVE, {"id": id}, options)

    def update(
        self,
        *,
        id: str,
        door: DoorParam,
        lock: LockParam,
        guests: Mapping[str, AnimalParam] | Omit = OMIT,
        pet: AnimalParam | Omit = OMIT,
        guard: AnimalParam | None | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `PUT /houses/{id}`.

        Args:
            pet: The base stands for each of them.
        """
        return self._call(
            _UPDATE,
            {
                "id": id,
                "door": door,
                "lock": lock,
                "guests": guests,
                "pet": pet,
                "guard": guard,
            },
            options,
        )


class AsyncHouses(AsyncResource):
    """`Houses`, awaited."""

    async def retrieve(self, *, id: str, options: Options | None = None) -> House:
        """See `Houses.retrieve`."""
        return await self._call(_RETRIEVE, {"id": id}, options)

    async def update(
        self,
        *,
        id: str,
        door: DoorParam,
        lock: LockParam,
        guests: Mapping[str, AnimalParam] | Omit = OMIT,
        pet: AnimalParam | Omit = OMIT,
        guard: AnimalParam | None | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `Houses.update`."""
        return await self._call(
            _UPDATE,
            {
                "id": id,
                "door": door,
                "lock": lock,
                "guests": guests,
                "pet": pet,
                "guard": guard,
            },
            options,
        )
