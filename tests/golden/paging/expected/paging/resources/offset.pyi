from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.resource import AsyncResource, Resource
from ..models.offset import OffsetListResponse
from ..models.shared import Item

class Offset(Resource):
    def list(
        self,
        *,
        limit: int | Omit = ...,
        offset: int | Omit = ...,
        options: Options | None = None,
    ) -> Pages[Item, OffsetListResponse]: ...

class AsyncOffset(AsyncResource):
    def list(
        self,
        *,
        limit: int | Omit = ...,
        offset: int | Omit = ...,
        options: Options | None = None,
    ) -> AsyncPages[Item, OffsetListResponse]: ...
