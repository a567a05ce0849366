from collections.abc import Mapping

from typing_extensions import deprecated

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.surface.extras import TimeoutTypes
from .._runtime.surface.replies import HttpxBinaryResponseContent
from .._runtime.surface.resource import AsyncResource, Resource

class Seals(Resource):
    @deprecated("POST /v1/seals is deprecated.")
    def create(
        self,
        *,
        method: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> HttpxBinaryResponseContent: ...

class AsyncSeals(AsyncResource):
    @deprecated("POST /v1/seals is deprecated.")
    async def create(
        self,
        *,
        method: str,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> HttpxBinaryResponseContent: ...
