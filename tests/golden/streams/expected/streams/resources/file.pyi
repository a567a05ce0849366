from .._runtime.download import AsyncDownload, Download
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class File(Resource):
    def retrieve(self, *, options: Options | None = None) -> Download: ...

class AsyncFile(AsyncResource):
    async def retrieve(self, *, options: Options | None = None) -> AsyncDownload: ...
