# pyright: reportIncompatibleMethodOverride=false
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Self, Unpack

from ._runtime.client import AsyncClient, Client
from ._runtime.credential import Credential
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.options import AsyncClientOptions, ClientOptions
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .resources.a import A, AsyncA
from .resources.b import B, AsyncB
from .resources.c import C, AsyncC
from .resources.d import D, AsyncD

class Security(Client):
    def __init__(
        self,
        *,
        auth: Credential | None = ...,
        token: Credential | None = ...,
        digest: Credential | None = ...,
        key: Credential | None = ...,
        oauth: Credential | None = ...,
        openid: Credential | None = ...,
        query: Credential | None = ...,
        session: Credential | None = ...,
        base_url: str | None = ...,
        server_variables: Mapping[str, str] | None = ...,
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
        self,
        *,
        auth: Credential | None = ...,
        token: Credential | None = ...,
        digest: Credential | None = ...,
        key: Credential | None = ...,
        oauth: Credential | None = ...,
        openid: Credential | None = ...,
        query: Credential | None = ...,
        session: Credential | None = ...,
        **changes: Unpack[ClientOptions],
    ) -> Self: ...
    @cached_property
    def a(self) -> A: ...
    @cached_property
    def b(self) -> B: ...
    @cached_property
    def c(self) -> C: ...
    @cached_property
    def d(self) -> D: ...

class AsyncSecurity(AsyncClient):
    def __init__(
        self,
        *,
        auth: Credential | None = ...,
        token: Credential | None = ...,
        digest: Credential | None = ...,
        key: Credential | None = ...,
        oauth: Credential | None = ...,
        openid: Credential | None = ...,
        query: Credential | None = ...,
        session: Credential | None = ...,
        base_url: str | None = ...,
        server_variables: Mapping[str, str] | None = ...,
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
        auth: Credential | None = ...,
        token: Credential | None = ...,
        digest: Credential | None = ...,
        key: Credential | None = ...,
        oauth: Credential | None = ...,
        openid: Credential | None = ...,
        query: Credential | None = ...,
        session: Credential | None = ...,
        **changes: Unpack[AsyncClientOptions],
    ) -> Self: ...
    @cached_property
    def a(self) -> AsyncA: ...
    @cached_property
    def b(self) -> AsyncB: ...
    @cached_property
    def c(self) -> AsyncC: ...
    @cached_property
    def d(self) -> AsyncD: ...
