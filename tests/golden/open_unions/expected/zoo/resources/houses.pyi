from collections.abc import Mapping

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.houses import House
from ..params.houses import DoorParam, LockParam
from ..params.shared import AnimalParam

class Houses(Resource):
    def retrieve(self, *, id: str, options: Options | None = None) -> House: ...
    def update(
        self,
        *,
        id: str,
        door: DoorParam,
        lock: LockParam,
        guests: Mapping[str, AnimalParam] | Omit = ...,
        pet: AnimalParam | Omit = ...,
        guard: AnimalParam | None | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncHouses(AsyncResource):
    async def retrieve(self, *, id: str, options: Options | None = None) -> House: ...
    async def update(
        self,
        *,
        id: str,
        door: DoorParam,
        lock: LockParam,
        guests: Mapping[str, AnimalParam] | Omit = ...,
        pet: AnimalParam | Omit = ...,
        guard: AnimalParam | None | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
