"""Json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._runtime.json import JsonValue
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.shared import Note
    from ..params.shared import NoteParam

_CREATE: Operation[Note] = Operation(
    "POST",
    "/json",
    body=Body(
        fields=("text", "tags", "parent"),
        also=("application/x-www-form-urlencoded",),
    ),
    replies={"201": "Note"},
)
_PATCH: Operation[JsonValue | None] = Operation(
    "PATCH",
    "/json",
    body=Body("application/merge-patch+json", argument="body", required=False),
)
_UPDATE: Operation[None] = Operation(
    "PUT",
    "/json",
    body=Body(argument="body", required=False),
    replies={"204": "None"},
)


class Json(Resource):
    """Json."""

    def create(
        self,
        *,
        text: str,
        tags: Sequence[str] | Omit = OMIT,
        parent: Note | NoteParam | Omit = OMIT,
        options: Options | None = None,
    ) -> Note:
        """Send `POST /json`.

        Args:
            text: What it says.

        Returns: Made.
        """
        return self._call(
            _CREATE, {"text": text, "tags": tags, "parent": parent}, options
        )

    def patch(
        self,
        *,
        body: Mapping[str, object] | Omit = OMIT,
        options: Options | None = None,
    ) -> JsonValue | None:
        """Send `PATCH /json`."""
        return self._call(_PATCH, {"body": body}, options)

    def update(
        self,
        *,
        body: Sequence[Note | NoteParam] | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """Send `PUT /json`."""
        return self._call(_UPDATE, {"body": body}, options)


class AsyncJson(AsyncResource):
    """`Json`, awaited."""

    async def create(
        self,
        *,
        text: str,
        tags: Sequence[str] | Omit = OMIT,
        parent: Note | NoteParam | Omit = OMIT,
        options: Options | None = None,
    ) -> Note:
        """See `Json.create`."""
        return await self._call(
            _CREATE, {"text": text, "tags": tags, "parent": parent}, options
        )

    async def patch(
        self,
        *,
        body: Mapping[str, object] | Omit = OMIT,
        options: Options | None = None,
    ) -> JsonValue | None:
        """See `Json.patch`."""
        return await self._call(_PATCH, {"body": body}, options)

    async def update(
        self,
        *,
        body: Sequence[Note | NoteParam] | Omit = OMIT,
        options: Options | None = None,
    ) -> None:
        """See `Json.update`."""
        return await self._call(_UPDATE, {"body": body}, options)
