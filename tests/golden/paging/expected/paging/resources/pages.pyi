from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.resource import AsyncResource, Resource
from ..models.pages import PageListResponse
from ..models.shared import Item

class PagesResource(Resource):
    def list(
        self,
        *,
        page: int | Omit = ...,
        per_page: int | Omit = ...,
        options: Options | None = None,
    ) -> Pages[Item, PageListResponse]: ...

class AsyncPagesResource(AsyncResource):
    def list(
        self,
        *,
        page: int | Omit = ...,
        per_page: int | Omit = ...,
        options: Options | None = None,
    ) -> AsyncPages[Item, PageListResponse]: ...
