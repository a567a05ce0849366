from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .resources.chat import AsyncChatResource, ChatResource
from .resources.events import AsyncEvents, Events
from .resources.file import AsyncFile, File
from .resources.lines import AsyncLines, Lines
from .resources.words import AsyncWords, Words

class Streams(Client):
    def __init__(
        self,
        *,
        base_url: str,
        timeout: Seconds | Timeout | None = ...,
        deadline: Seconds | None = ...,
        max_retries: int = ...,
        retry_policy: RetryPolicy | None = ...,
        headers: Mapping[str, str] | None = ...,
        transport: Transport | HttpxClient | None = ...,
        hooks: Hooks | None = ...,
        strict: bool = ...,
        on_deviation: Callable[[Deviation], None] | None = ...,
        body_limit: int | None = ...,
        max_redirects: int = ...,
        allow_http: bool | Collection[str] = ...,
    ) -> None: ...
    @cached_property
    def chat(self) -> ChatResource: ...
    @cached_property
    def events(self) -> Events: ...
    @cached_property
    def file(self) -> File: ...
    @cached_property
    def lines(self) -> Lines: ...
    @cached_property
    def words(self) -> Words: ...

class AsyncStreams(AsyncClient):
    def __init__(
        self,
        *,
        base_url: str,
        timeout: Seconds | Timeout | None = ...,
        deadline: Seconds | None = ...,
        max_retries: int = ...,
        retry_policy: RetryPolicy | None = ...,
        headers: Mapping[str, str] | None = ...,
        transport: AsyncTransport | AsyncHttpxClient | None = ...,
        hooks: Hooks | None = ...,
        strict: bool = ...,
        on_deviation: Callable[[Deviation], None] | None = ...,
        body_limit: int | None = ...,
        max_redirects: int = ...,
        allow_http: bool | Collection[str] = ...,
    ) -> None: ...
    @cached_property
    def chat(self) -> AsyncChatResource: ...
    @cached_property
    def events(self) -> AsyncEvents: ...
    @cached_property
    def file(self) -> AsyncFile: ...
    @cached_property
    def lines(self) -> AsyncLines: ...
    @cached_property
    def words(self) -> AsyncWords: ...
