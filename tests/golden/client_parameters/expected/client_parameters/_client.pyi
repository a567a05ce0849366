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
from .resources.accounts import Accounts, AsyncAccounts

class Acme(Client):
    def __init__(
        self,
        *,
        token: Credential | None = ...,
        username: Credential | None = ...,
        password: Credential | None = ...,
        region: str | None = ...,
        account_id: str | int | None = ...,
        version: str | None = ...,
        project: str | None = ...,
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
        self,
        *,
        token: Credential | None = ...,
        username: Credential | None = ...,
        password: Credential | None = ...,
        region: str | None = ...,
        account_id: str | int | None = ...,
        version: str | None = ...,
        project: str | None = ...,
        **changes: Unpack[ClientOptions],
    ) -> Self: ...
    @cached_property
    def accounts(self) -> Accounts: ...

class AsyncAcme(AsyncClient):
    def __init__(
        self,
        *,
        token: Credential | None = ...,
        username: Credential | None = ...,
        password: Credential | None = ...,
        region: str | None = ...,
        account_id: str | int | None = ...,
        version: str | None = ...,
        project: str | None = ...,
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
        token: Credential | None = ...,
        username: Credential | None = ...,
        password: Credential | None = ...,
        region: str | None = ...,
        account_id: str | int | None = ...,
        version: str | None = ...,
        project: str | None = ...,
        **changes: Unpack[AsyncClientOptions],
    ) -> Self: ...
    @cached_property
    def accounts(self) -> AsyncAccounts: ...
