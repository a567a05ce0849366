from .._runtime.download import AsyncDownload, Download
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.types import FileContent

class Bytes(Resource):
    def update(
        self, *, body: FileContent, options: Options | None = None
    ) -> Download: ...

class AsyncBytes(AsyncResource):
    async def update(
        self, *, body: FileContent, options: Options | None = None
    ) -> AsyncDownload: ...
