from collections.abc import Mapping, Sequence

from .._runtime.json import JsonValue
from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from ..models.shared import Note
from ..params.shared import NoteParam

class Json(Resource):
    def create(
        self,
        *,
        text: str,
        tags: Sequence[str] | Omit = ...,
        parent: Note | NoteParam | Omit = ...,
        options: Options | None = None,
    ) -> Note: ...
    def patch(
        self, *, body: Mapping[str, object] | Omit = ..., options: Options | None = None
    ) -> JsonValue | None: ...
    def update(
        self,
        *,
        body: Sequence[Note | NoteParam] | Omit = ...,
        options: Options | None = None,
    ) -> None: ...

class AsyncJson(AsyncResource):
    async def create(
        self,
        *,
        text: str,
        tags: Sequence[str] | Omit = ...,
        parent: Note | NoteParam | Omit = ...,
        options: Options | None = None,
    ) -> Note: ...
    async def patch(
        self, *, body: Mapping[str, object] | Omit = ..., options: Options | None = None
    ) -> JsonValue | None: ...
    async def update(
        self,
        *,
        body: Sequence[Note | NoteParam] | Omit = ...,
        options: Options | None = None,
    ) -> None: ...
