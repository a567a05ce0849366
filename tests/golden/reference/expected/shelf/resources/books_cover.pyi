from uuid import UUID

from .._runtime.download import AsyncDownload, Download
from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.types import FileInput

class Cover(Resource):
    def retrieve(
        self, *, id: UUID | str, options: Options | None = None
    ) -> Download: ...
    def update(
        self,
        *,
        id: UUID | str,
        image: FileInput,
        caption: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncCover(AsyncResource):
    async def retrieve(
        self, *, id: UUID | str, options: Options | None = None
    ) -> AsyncDownload: ...
    async def update(
        self,
        *,
        id: UUID | str,
        image: FileInput,
        caption: str | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
