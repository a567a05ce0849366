import builtins

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Zones(Resource):
    def delete(
        self, *, zone: str, account_id: int | Omit = ..., options: Options | None = None
    ) -> None: ...
    def list(
        self,
        *,
        account_id: int | Omit = ...,
        acme_version: str | Omit = ...,
        region: str | Omit = ...,
        limit: int | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[str]: ...

class AsyncZones(AsyncResource):
    async def delete(
        self, *, zone: str, account_id: int | Omit = ..., options: Options | None = None
    ) -> None: ...
    async def list(
        self,
        *,
        account_id: int | Omit = ...,
        acme_version: str | Omit = ...,
        region: str | Omit = ...,
        limit: int | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[str]: ...
