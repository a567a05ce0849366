from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.resource import AsyncResource, Resource
from ..models.cursor import CursorListResponse
from ..models.shared import Item

class Cursor(Resource):
    def list(
        self,
        *,
        cursor: str | Omit = ...,
        limit: int | Omit = ...,
        options: Options | None = None,
    ) -> Pages[Item, CursorListResponse]: ...

class AsyncCursor(AsyncResource):
    def list(
        self,
        *,
        cursor: str | Omit = ...,
        limit: int | Omit = ...,
        options: Options | None = None,
    ) -> AsyncPages[Item, CursorListResponse]: ...
