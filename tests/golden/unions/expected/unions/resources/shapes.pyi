import builtins

from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.shapes import Shape
from ..params.shapes import ShapeParam

class Shapes(Resource):
    def create(self, *, body: ShapeParam, options: Options | None = None) -> Shape: ...
    def list(self, *, options: Options | None = None) -> builtins.list[Shape]: ...

class AsyncShapes(AsyncResource):
    async def create(
        self, *, body: ShapeParam, options: Options | None = None
    ) -> Shape: ...
    async def list(self, *, options: Options | None = None) -> builtins.list[Shape]: ...
