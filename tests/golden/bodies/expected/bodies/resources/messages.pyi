import builtins
from collections.abc import Sequence

from .._runtime.download import AsyncDownload, Download
from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.types import FileInput
from ..models.shared import Note
from ..params.shared import NoteParam

class Messages(Resource):
    def create(
        self,
        *,
        text: str,
        files: Sequence[FileInput] | Omit = ...,
        options: Options | None = None,
    ) -> Note: ...
    def create_from_batch(
        self, *, body: Sequence[Note | NoteParam], options: Options | None = None
    ) -> Note: ...
    def create_from_vcard(
        self, *, body: str | bytes, options: Options | None = None
    ) -> Note: ...
    def list(self, *, options: Options | None = None) -> builtins.list[Note]: ...
    def list_as_csv(self, *, options: Options | None = None) -> str: ...
    def list_as_pdf(self, *, options: Options | None = None) -> Download: ...

class AsyncMessages(AsyncResource):
    async def create(
        self,
        *,
        text: str,
        files: Sequence[FileInput] | Omit = ...,
        options: Options | None = None,
    ) -> Note: ...
    async def create_from_batch(
        self, *, body: Sequence[Note | NoteParam], options: Options | None = None
    ) -> Note: ...
    async def create_from_vcard(
        self, *, body: str | bytes, options: Options | None = None
    ) -> Note: ...
    async def list(self, *, options: Options | None = None) -> builtins.list[Note]: ...
    async def list_as_csv(self, *, options: Options | None = None) -> str: ...
    async def list_as_pdf(self, *, options: Options | None = None) -> AsyncDownload: ...
