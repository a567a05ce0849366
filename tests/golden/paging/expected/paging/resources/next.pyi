from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.resource import AsyncResource, Resource
from ..models.next import NextListResponse
from ..models.shared import Item

class Next(Resource):
    def list(
        self, *, options: Options | None = None
    ) -> Pages[Item, NextListResponse]: ...

class AsyncNext(AsyncResource):
    def list(
        self, *, options: Options | None = None
    ) -> AsyncPages[Item, NextListResponse]: ...
