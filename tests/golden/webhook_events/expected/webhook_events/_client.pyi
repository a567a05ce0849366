from collections.abc import Callable, Collection, Mapping

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport

class WebhookEvents(Client):
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

class AsyncWebhookEvents(AsyncClient):
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
