"""Files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Part
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.types import FileInput
    from ..models.shared import Note
    from ..params.shared import NoteParam

_CREATE: Operation[None] = Operation(
    "POST",
    "/files",
    body=Body(
        "multipart/form-data",
        fields=("file", "more", "meta"),
        parts=(
            Part("file", content_type="image/png, image/jpeg", file=True),
            Part("more", file=True),
        ),
    ),
    replies={"204": "None"},
)


class Files(Resource):
    """Files."""

    def create(
        self,
        *,
        file: FileInput,
        more: Sequence[FileInput] | Omit = OMIT,
        meta: Note | NoteParam | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `POST /files`."""
        return self._call(_CREATE, {"file": file, "more": more, "meta": meta}, options)


class AsyncFiles(AsyncResource):
    """`Files`, awaited."""

    async def create(
        self,
        *,
        file: FileInput,
        more: Sequence[FileInput] | Omit = OMIT,
        meta: Note | NoteParam | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `Files.create`."""
        return await self._call(
            _CREATE, {"file": file, "more": more, "meta": meta}, options
        )
