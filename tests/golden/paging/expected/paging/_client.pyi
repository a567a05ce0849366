from collections.abc import Callable, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Timeout
from ._runtime.transport import AsyncTransport, Transport
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
        timeout: float | Timeout | None = ...,
        deadline: float | None = ...,
        max_retries: int = ...,
        retry_policy: RetryPolicy | None = ...,
        headers: Mapping[str, str] | None = ...,
        transport: Transport | None = ...,
        hooks: Hooks | None = ...,
        strict: bool = ...,
        on_deviation: Callable[[Deviation], None] | None = ...,
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
        timeout: float | Timeout | None = ...,
        deadline: float | None = ...,
        max_retries: int = ...,
        retry_policy: RetryPolicy | None = ...,
        headers: Mapping[str, str] | None = ...,
        transport: AsyncTransport | None = ...,
        hooks: Hooks | None = ...,
        strict: bool = ...,
        on_deviation: Callable[[Deviation], None] | None = ...,
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
