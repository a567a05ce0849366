from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.a import AImportOsSystemXResponse

class A(Resource):
    def import_os_system_x(
        self, *, b: str, options: Options | None = None
    ) -> AImportOsSystemXResponse: ...

class AsyncA(AsyncResource):
    async def import_os_system_x(
        self, *, b: str, options: Options | None = None
    ) -> AImportOsSystemXResponse: ...
