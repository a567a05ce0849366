from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.notes import Note

class Notes(Resource):
    def create(
        self,
        *,
        lang: str | Omit = ...,
        text: str | Omit = ...,
        options: Options | None = None,
    ) -> Note: ...

class AsyncNotes(AsyncResource):
    async def create(
        self,
        *,
        lang: str | Omit = ...,
        text: str | Omit = ...,
        options: Options | None = None,
    ) -> Note: ...
