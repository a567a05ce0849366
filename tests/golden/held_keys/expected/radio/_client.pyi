from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Self, Unpack

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.options import AsyncClientOptions, ClientOptions
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .resources.shows import AsyncShows, Shows

class Radio(Client):
    def __init__(
        self,
        *,
        x_radio_api_key: str | None = ...,
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
    def with_options(
        self, *, x_radio_api_key: str | None = ..., **changes: Unpack[ClientOptions]
    ) -> Self: ...
    @cached_property
    def shows(self) -> Shows: ...

class AsyncRadio(AsyncClient):
    def __init__(
        self,
        *,
        x_radio_api_key: str | None = ...,
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
    def with_options(
        self,
        *,
        x_radio_api_key: str | None = ...,
        **changes: Unpack[AsyncClientOptions],
    ) -> Self: ...
    @cached_property
    def shows(self) -> AsyncShows: ...
