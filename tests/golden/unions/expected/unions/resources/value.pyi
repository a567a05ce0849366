from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.value import Job, Value

class ValueResource(Resource):
    def retrieve(self, *, options: Options | None = None) -> Value | Job | None: ...

class AsyncValueResource(AsyncResource):
    async def retrieve(
        self, *, options: Options | None = None
    ) -> Value | Job | None: ...
