from collections.abc import Callable, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.credential import Credential
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Timeout
from ._runtime.transport import AsyncTransport, Transport
from .resources.a import A, AsyncA
from .resources.b import B, AsyncB
from .resources.c import C, AsyncC

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
    def a(self) -> A: ...
    @cached_property
    def b(self) -> B: ...
    @cached_property
    def c(self) -> C: ...

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
    def a(self) -> AsyncA: ...
    @cached_property
    def b(self) -> AsyncB: ...
    @cached_property
    def c(self) -> AsyncC: ...
