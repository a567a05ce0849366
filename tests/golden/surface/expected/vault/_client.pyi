from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.surface.client import AsyncClient, Client
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .resources.cards import AsyncCards, Cards
from .resources.limits import AsyncLimits, Limits

class Vault(Client):
    def __init__(
        self,
        *,
        base_url: str | None = ...,
        timeout: Seconds | Timeout | None = ...,
        deadline: Seconds | None = ...,
        max_retries: int = ...,
        retry_policy: RetryPolicy | None = ...,
        default_headers: Mapping[str, str] | None = ...,
        http_client: Transport | HttpxClient | None = ...,
        hooks: Hooks | None = ...,
        _strict_response_validation: bool = ...,
        on_deviation: Callable[[Deviation], None] | None = ...,
        body_limit: int | None = ...,
        max_redirects: int = ...,
        allow_http: bool | Collection[str] = ...,
    ) -> None: ...
    @cached_property
    def cards(self) -> Cards: ...
    @cached_property
    def limits(self) -> Limits: ...

class AsyncVault(AsyncClient):
    def __init__(
        self,
        *,
        base_url: str | None = ...,
        timeout: Seconds | Timeout | None = ...,
        deadline: Seconds | None = ...,
        max_retries: int = ...,
        retry_policy: RetryPolicy | None = ...,
        default_headers: Mapping[str, str] | None = ...,
        http_client: AsyncTransport | AsyncHttpxClient | None = ...,
        hooks: Hooks | None = ...,
        _strict_response_validation: bool = ...,
        on_deviation: Callable[[Deviation], None] | None = ...,
        body_limit: int | None = ...,
        max_redirects: int = ...,
        allow_http: bool | Collection[str] = ...,
    ) -> None: ...
    @cached_property
    def cards(self) -> AsyncCards: ...
    @cached_property
    def limits(self) -> AsyncLimits: ...
