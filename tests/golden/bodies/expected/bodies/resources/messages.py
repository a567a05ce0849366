"""Messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Part, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence

    from .._runtime.download import AsyncDownload, Download
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.types import FileInput
    from ..models.shared import Note
    from ..params.shared import NoteParam

_CREATE: Operation[Note] = Operation(
    "POST",
    "/messages",
    body=(
        Body(fields=("text",)),
        Body(
            "multipart/form-data",
            fields=("text", "files"),
            parts=(Part("files", file=True),),
        ),
    ),
    replies={"201": "Note"},
)
_CREATE_FROM_BATCH: Operation[Note] = Operation(
    "POST",
    "/messages",
    body=Body("application/vnd.acme.batch+json", argument="body"),
    replies={"201": "Note"},
)
_CREATE_FROM_VCARD: Operation[Note] = Operation(
    "POST",
    "/messages",
    body=Body("text/vcard", argument="body"),
    replies={"201": "Note"},
)
_LIST: Operation[list[Note]] = Operation(
    "GET",
    "/messages",
    replies={"200": "list[Note]"},
)
_LIST_AS_CSV: Operation[str] = Operation(
    "GET",
    "/messages",
    replies={"200": Reply("str", "text/csv")},
)
_LIST_AS_PDF: Operation[bytes] = Operation(
    "GET",
    "/messages",
    replies={"200": Reply("bytes", "application/pdf")},
)


class Messages(Resource):
    """Messages."""

    def create(
        self,
        *,
        text: str,
        files: Sequence[FileInput] | Omit = OMIT,
        options: Options | None = None,
    ) -> Note:
        """Send `POST /messages`.

        Returns: Made.
        """
        return self._call(_CREATE, {"text": text, "files": files}, options)

    def create_from_batch(
        self, *, body: Sequence[Note | NoteParam], options: Options | None = None
    ) -> Note:
        """Send `POST /messages`.

        The body is sent as `application/vnd.acme.batch+json`.

        Returns: Made.
        """
        return self._call(_CREATE_FROM_BATCH, {"body": body}, options)

    def create_from_vcard(
        self, *, body: str | bytes, options: Options | None = None
    ) -> Note:
        """Send `POST /messages`.

        The body is sent as `text/vcard`.

        Returns: Made.
        """
        return self._call(_CREATE_FROM_VCARD, {"body": body}, options)

    def list(self, *, options: Options | None = None) -> builtins.list[Note]:
        """Send `GET /messages`.

        Returns: All.
        """
        return self._call(_LIST, {}, options)

    def list_as_csv(self, *, options: Options | None = None) -> str:
        """Send `GET /messages`.

        The reply is asked for as `text/csv`.

        Returns: All.
        """
        return self._call(_LIST_AS_CSV, {}, options)

    def list_as_pdf(self, *, options: Options | None = None) -> Download:
        """Send `GET /messages`.

        The reply is asked for as `application/pdf`.

        The reply is a file, read as it is needed.

        Returns: All.
        """
        return self._download(_LIST_AS_PDF, {}, options)


class AsyncMessages(AsyncResource):
    """`Messages`, awaited."""

    async def create(
        self,
        *,
        text: str,
        files: Sequence[FileInput] | Omit = OMIT,
        options: Options | None = None,
    ) -> Note:
        """See `Messages.create`."""
        return await self._call(_CREATE, {"text": text, "files": files}, options)

    async def create_from_batch(
        self, *, body: Sequence[Note | NoteParam], options: Options | None = None
    ) -> Note:
        """See `Messages.create_from_batch`."""
        return await self._call(_CREATE_FROM_BATCH, {"body": body}, options)

    async def create_from_vcard(
        self, *, body: str | bytes, options: Options | None = None
    ) -> Note:
        """See `Messages.create_from_vcard`."""
        return await self._call(_CREATE_FROM_VCARD, {"body": body}, options)

    async def list(self, *, options: Options | None = None) -> builtins.list[Note]:
        """See `Messages.list`."""
        return await self._call(_LIST, {}, options)

    async def list_as_csv(self, *, options: Options | None = None) -> str:
        """See `Messages.list_as_csv`."""
        return await self._call(_LIST_AS_CSV, {}, options)

    async def list_as_pdf(self, *, options: Options | None = None) -> AsyncDownload:
        """See `Messages.list_as_pdf`."""
        return await self._download(_LIST_AS_PDF, {}, options)
