import builtins

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Shows(Resource):
    def create(
        self,
        *,
        name: str,
        x_radio_api_key: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
    def delete(
        self,
        *,
        id: str,
        x_radio_api_key: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
    def list(
        self,
        *,
        x_radio_api_key: str | Omit = ...,
        page: int | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[str]: ...

class AsyncShows(AsyncResource):
    async def create(
        self,
        *,
        name: str,
        x_radio_api_key: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
    async def delete(
        self,
        *,
        id: str,
        x_radio_api_key: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
    async def list(
        self,
        *,
        x_radio_api_key: str | Omit = ...,
        page: int | Omit = ...,
        options: Options | None = None,
    ) -> builtins.list[str]: ...
