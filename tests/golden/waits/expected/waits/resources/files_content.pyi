from .._runtime.download import AsyncDownload, Download
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource

class Content(Resource):
    def retrieve(self, *, file_id: str, options: Options | None = None) -> Download: ...

class AsyncContent(AsyncResource):
    async def retrieve(
        self, *, file_id: str, options: Options | None = None
    ) -> AsyncDownload: ...
