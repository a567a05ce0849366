from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.owners import Owner, OwnerPage
from ..pagination import AsyncCursorPages, CursorPages

class Owners(Resource):
    def list(
        self, *, after: str | Omit = ..., options: Options | None = None
    ) -> CursorPages[Owner, OwnerPage]: ...

class AsyncOwners(AsyncResource):
    def list(
        self, *, after: str | Omit = ..., options: Options | None = None
    ) -> AsyncCursorPages[Owner, OwnerPage]: ...
