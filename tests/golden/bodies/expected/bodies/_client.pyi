from collections.abc import Callable, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Timeout
from ._runtime.transport import AsyncTransport, Transport
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
