import builtins

from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.shared import Item

class Plain(Resource):
    def list(self, *, options: Options | None = None) -> builtins.list[Item]: ...

class AsyncPlain(AsyncResource):
    async def list(self, *, options: Options | None = None) -> builtins.list[Item]: ...
