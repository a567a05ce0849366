from collections.abc import Callable, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Timeout
from ._runtime.transport import AsyncTransport, Transport
from .resources.books import AsyncBooks, Books
from .resources.shelves import AsyncShelves, Shelves

class Shelf(Client):
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
    def shelves(self) -> Shelves: ...

class AsyncShelf(AsyncClient):
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
    def shelves(self) -> AsyncShelves: ...
