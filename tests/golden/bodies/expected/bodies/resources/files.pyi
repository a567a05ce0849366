from collections.abc import Sequence

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.types import FileInput
from ..models.shared import Note
from ..params.shared import NoteParam

class Files(Resource):
    def create(
        self,
        *,
        file: FileInput,
        more: Sequence[FileInput] | Omit = ...,
        meta: Note | NoteParam | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncFiles(AsyncResource):
    async def create(
        self,
        *,
        file: FileInput,
        more: Sequence[FileInput] | Omit = ...,
        meta: Note | NoteParam | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
