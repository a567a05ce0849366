from .._runtime.options import Options
from .._runtime.resource import AsyncResource, Resource
from .._runtime.stream import AsyncStream, Stream
from ..models.shared import Chat, Chunk

class ChatResource(Resource):
    def create(self, *, prompt: str, options: Options | None = None) -> Chat: ...
    def create_stream(
        self, *, prompt: str, options: Options | None = None
    ) -> Stream[Chunk]: ...

class AsyncChatResource(AsyncResource):
    async def create(self, *, prompt: str, options: Options | None = None) -> Chat: ...
    async def create_stream(
        self, *, prompt: str, options: Options | None = None
    ) -> AsyncStream[Chunk]: ...
