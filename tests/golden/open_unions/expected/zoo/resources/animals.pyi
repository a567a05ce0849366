import builtins

from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.shared import Animal
from ..params.shared import AnimalParam

class Animals(Resource):
    def create(
        self, *, body: AnimalParam, options: Options | None = None
    ) -> Animal: ...
    def list(self, *, options: Options | None = None) -> builtins.list[Animal]: ...

class AsyncAnimals(AsyncResource):
    async def create(
        self, *, body: AnimalParam, options: Options | None = None
    ) -> Animal: ...
    async def list(
        self, *, options: Options | None = None
    ) -> builtins.list[Animal]: ...
