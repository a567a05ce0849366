from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .resources.cursor import AsyncCursor, Cursor
from .resources.link import AsyncLink, Link
from .resources.next import AsyncNext, Next
from .resources.offset import AsyncOffset, Offset
from .resources.pages import AsyncPagesResource, PagesResource
from .resources.plain import AsyncPlain, Plain

class Paging(Client):
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
    def cursor(self) -> Cursor: ...
    @cached_property
    def link(self) -> Link: ...
    @cached_property
    def next(self) -> Next: ...
    @cached_property
    def offset(self) -> Offset: ...
    @cached_property
    def pages(self) -> PagesResource: ...
    @cached_property
    def plain(self) -> Plain: ...

class AsyncPaging(AsyncClient):
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
    def cursor(self) -> AsyncCursor: ...
    @cached_property
    def link(self) -> AsyncLink: ...
    @cached_property
    def next(self) -> AsyncNext: ...
    @cached_property
    def offset(self) -> AsyncOffset: ...
    @cached_property
    def pages(self) -> AsyncPagesResource: ...
    @cached_property
    def plain(self) -> AsyncPlain: ...
