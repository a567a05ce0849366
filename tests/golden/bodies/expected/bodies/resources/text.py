"""Text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Body, Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options

_CREATE: Operation[str] = Operation(
    "POST",
    "/text",
    body=Body("text/plain", argument="body"),
    replies={"200": Reply("str", "text/html")},
)


class Text(Resource):
    """Text."""

    def create(self, *, body: str | bytes, options: Options | None = None) -> str:
        """Send `POST /text`.

        Returns: Done.
        """
        return self._call(_CREATE, {"body": body}, options)


class AsyncText(AsyncResource):
    """`Text`, awaited."""

    async def create(self, *, body: str | bytes, options: Options | None = None) -> str:
        """See `Text.create`."""
        return await self._call(_CREATE, {"body": body}, options)
