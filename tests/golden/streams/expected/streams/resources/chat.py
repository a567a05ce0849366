"""Chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.operation import Body, Operation, Reply
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from .._runtime.options import Options
    from .._runtime.stream import AsyncStream, Stream
    from ..models.shared import Chat, Chunk

_CREATE: Operation[Chat] = Operation(
    "POST",
    "/chat",
    body=Body(fields=("prompt", "stream")),
    replies={"200": "Chat"},
)
_CREATE_STREAM: Operation[Chunk] = Operation(
    "POST",
    "/chat",
    body=Body(fields=("prompt", "stream")),
    replies={"200": Reply("Chunk", "text/event-stream")},
)


class ChatResource(Resource):
    """Chat."""

    def create(self, *, prompt: str, options: Options | None = None) -> Chat:
        """Send `POST /chat`.

        Returns: A reply.
        """
        return self._call(_CREATE, {"prompt": prompt}, options)

    def create_stream(
        self, *, prompt: str, options: Options | None = None
    ) -> Stream[Chunk]:
        """Send `POST /chat`.

        The reply is handed over item by item, as it comes.

        Returns: A reply.
        """
        return self._stream(_CREATE_STREAM, {"prompt": prompt, "stream": True}, options)


class AsyncChatResource(AsyncResource):
    """`ChatResource`, awaited."""

    async def create(self, *, prompt: str, options: Options | None = None) -> Chat:
        """See `ChatResource.create`."""
        return await self._call(_CREATE, {"prompt": prompt}, options)

    async def create_stream(
        self, *, prompt: str, options: Options | None = None
    ) -> AsyncStream[Chunk]:
        """See `ChatResource.create_stream`."""
        return await self._stream(
            _CREATE_STREAM, {"prompt": prompt, "stream": True}, options
        )
