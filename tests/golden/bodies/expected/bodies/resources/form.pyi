from collections.abc import Sequence
from typing import overload

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Form(Resource):
    @overload
    def create(self, *, options: Options | None = None) -> None: ...
    @overload
    def create(
        self,
        *,
        grant: str,
        scopes: Sequence[str] | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncForm(AsyncResource):
    @overload
    async def create(self, *, options: Options | None = None) -> None: ...
    @overload
    async def create(
        self,
        *,
        grant: str,
        scopes: Sequence[str] | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
