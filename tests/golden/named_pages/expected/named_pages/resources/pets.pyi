from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.pets import Pet, PetPage
from ..pagination import AsyncCursorPages, CursorPages

class Pets(Resource):
    def list(
        self, *, after: str | Omit = ..., options: Options | None = None
    ) -> CursorPages[Pet, PetPage]: ...

class AsyncPets(AsyncResource):
    def list(
        self, *, after: str | Omit = ..., options: Options | None = None
    ) -> AsyncCursorPages[Pet, PetPage]: ...
