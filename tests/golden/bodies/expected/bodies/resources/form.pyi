from collections.abc import Sequence

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Form(Resource):
    def create(
        self,
        *,
        grant: str | Omit = ...,
        scopes: Sequence[str] | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncForm(AsyncResource):
    async def create(
        self,
        *,
        grant: str | Omit = ...,
        scopes: Sequence[str] | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
