from collections.abc import Mapping

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.surface.extras import TimeoutTypes
from .._runtime.surface.pages import AsyncPaginator
from .._runtime.surface.resource import AsyncResource, Resource
from ..models.limits import LimitListResponse
from ..pagination import AsyncSinglePage, SyncSinglePage

class Limits(Resource):
    def list(
        self,
        *,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> SyncSinglePage[int]: ...

class AsyncLimits(AsyncResource):
    def list(
        self,
        *,
        extra_headers: Mapping[str, str | Omit | None] | None = ...,
        extra_query: Mapping[str, object] | None = ...,
        extra_body: Mapping[str, object] | None = ...,
        timeout: TimeoutTypes = ...,
        options: Options | None = None,
    ) -> AsyncPaginator[int, AsyncSinglePage[int]]: ...
