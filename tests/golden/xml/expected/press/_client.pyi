from collections.abc import Callable, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Timeout
from ._runtime.transport import AsyncTransport, Transport
from .resources.books import AsyncBooks, Books
from .resources.notes import AsyncNotes, Notes
from .resources.raw_ import AsyncRawResource, RawResource

class Press(Client):
    def __init__(
        self,
        *,
        base_url: str | None = ...,
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
    def books(self) -> Books: ...
    @cached_property
    def notes(self) -> Notes: ...
    @cached_property
    def raw_(self) -> RawResource: ...

class AsyncPress(AsyncClient):
    def __init__(
        self,
        *,
        base_url: str | None = ...,
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
    def books(self) -> AsyncBooks: ...
    @cached_property
    def notes(self) -> AsyncNotes: ...
    @cached_property
    def raw_(self) -> AsyncRawResource: ...
