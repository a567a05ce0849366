from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .resources.animals import Animals, AsyncAnimals
from .resources.houses import AsyncHouses, Houses
from .resources.orders import AsyncOrders, Orders

class Zoo(Client):
    def __init__(
        self,
        *,
        base_url: str | None = ...,
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
    def animals(self) -> Animals: ...
    @cached_property
    def houses(self) -> Houses: ...
    @cached_property
    def orders(self) -> Orders: ...

class AsyncZoo(AsyncClient):
    def __init__(
        self,
        *,
        base_url: str | None = ...,
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
    def animals(self) -> AsyncAnimals: ...
    @cached_property
    def houses(self) -> AsyncHouses: ...
    @cached_property
    def orders(self) -> AsyncOrders: ...
