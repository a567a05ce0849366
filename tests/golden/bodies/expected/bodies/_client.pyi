from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .resources.bytes import AsyncBytes, Bytes
from .resources.files import AsyncFiles, Files
from .resources.form import AsyncForm, Form
from .resources.json import AsyncJson, Json
from .resources.key import AsyncKey, Key
from .resources.messages import AsyncMessages, Messages
from .resources.text import AsyncText, Text

class Bodies(Client):
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
    @cached_property
    def bytes(self) -> Bytes: ...
    @cached_property
    def files(self) -> Files: ...
    @cached_property
    def form(self) -> Form: ...
    @cached_property
    def json(self) -> Json: ...
    @cached_property
    def key(self) -> Key: ...
    @cached_property
    def messages(self) -> Messages: ...
    @cached_property
    def text(self) -> Text: ...

class AsyncBodies(AsyncClient):
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
    @cached_property
    def bytes(self) -> AsyncBytes: ...
    @cached_property
    def files(self) -> AsyncFiles: ...
    @cached_property
    def form(self) -> AsyncForm: ...
    @cached_property
    def json(self) -> AsyncJson: ...
    @cached_property
    def key(self) -> AsyncKey: ...
    @cached_property
    def messages(self) -> AsyncMessages: ...
    @cached_property
    def text(self) -> AsyncText: ...
