import builtins

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.resource import AsyncResource, Resource
from ..models.shared import Item

class Link(Resource):
    def list(
        self, *, page: int | Omit = ..., options: Options | None = None
    ) -> Pages[Item, builtins.list[Item]]: ...

class AsyncLink(AsyncResource):
    def list(
        self, *, page: int | Omit = ..., options: Options | None = None
    ) -> AsyncPages[Item, builtins.list[Item]]: ...
