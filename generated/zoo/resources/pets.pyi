import builtins

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.pets import Pet

class Pets(Resource):
    def create(
        self, *, name: str, age: int | Omit = ..., options: Options | None = None
    ) -> Pet: ...
    def fetch(self, *, id: str, options: Options | None = None) -> Pet: ...
    def list(
        self,
        *,
        limit: int | Omit = ...,
        q: str | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[Pet]: ...

class AsyncPets(AsyncResource):
    async def create(
        self, *, name: str, age: int | Omit = ..., options: Options | None = None
    ) -> Pet: ...
    async def fetch(self, *, id: str, options: Options | None = None) -> Pet: ...
    async def list(
        self,
        *,
        limit: int | Omit = ...,
        q: str | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[Pet]: ...
