from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from ._runtime.client import AsyncClient, Client
from ._runtime.errors import Deviation
from ._runtime.hooks import Hooks
from ._runtime.retry import RetryPolicy
from ._runtime.timeout import Seconds, Timeout
from ._runtime.transport import AsyncHttpxClient, AsyncTransport, HttpxClient, Transport
from .resources.batches import AsyncBatches, Batches
from .resources.boxes import AsyncBoxes, Boxes
from .resources.files import AsyncFiles, Files
from .resources.projects import AsyncProjects, Projects
from .resources.tasks import AsyncTasks, Tasks

class Jobs(Client):
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
    def batches(self) -> Batches: ...
    @cached_property
    def boxes(self) -> Boxes: ...
    @cached_property
    def files(self) -> Files: ...
    @cached_property
    def projects(self) -> Projects: ...
    @cached_property
    def tasks(self) -> Tasks: ...

class AsyncJobs(AsyncClient):
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
    def batches(self) -> AsyncBatches: ...
    @cached_property
    def boxes(self) -> AsyncBoxes: ...
    @cached_property
    def files(self) -> AsyncFiles: ...
    @cached_property
    def projects(self) -> AsyncProjects: ...
    @cached_property
    def tasks(self) -> AsyncTasks: ...
