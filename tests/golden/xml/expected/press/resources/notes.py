"""Notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from ..models.notes import Note

_CREATE: Operation[Note] = Operation(
    "POST",
    "/notes",
    body=Body(fields=("lang", "text"), also=("application/xml",)),
    replies={"200": "Note"},
)


class Notes(Resource):
    """Notes."""

    def create(
        self,
        *,
        lang: str | Omit = OMIT,
        text: str | Omit = OMIT,
        options: Options | None = None,
    ) -> Note:
        """JSON is preferred; XML is another way.

        Returns: The note.

        API: POST /notes
        """
        return self._call(_CREATE, {"lang": lang, "text": text}, options)


class AsyncNotes(AsyncResource):
    """`Notes`, awaited."""

    async def create(
        self,
        *,
        lang: str | Omit = OMIT,
        text: str | Omit = OMIT,
        options: Options | None = None,
    ) -> Note:
        """JSON is preferred; XML is another way. See `Notes.create`."""
        return await self._call(_CREATE, {"lang": lang, "text": text}, options)
