from collections.abc import Callable
from uuid import UUID

from .._runtime import waiting
from .._runtime.jobs import AsyncJobHandle, JobHandle
from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.timeout import Seconds
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource
from ..models.tasks import Task

TASK_WAIT: waiting.Wait[Task | None, Task | None]

class Tasks(WaitingResource):
    def retrieve(
        self, *, task: UUID | str, options: Options | None = None
    ) -> Task | None: ...
    def wait(
        self,
        *,
        task: UUID | str,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Task | None], object] | None = None,
        options: Options | None = None,
    ) -> Task | None: ...
    def job(
        self,
        reply: Task | None = None,
        /,
        *,
        task: UUID | str | Omit = ...,
        token: str | None = None,
        options: Options | None = None,
    ) -> JobHandle[Task | None, Task | None]: ...

class AsyncTasks(AsyncWaitingResource):
    async def retrieve(
        self, *, task: UUID | str, options: Options | None = None
    ) -> Task | None: ...
    async def wait(
        self,
        *,
        task: UUID | str,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Task | None], object] | None = None,
        options: Options | None = None,
    ) -> Task | None: ...
    def job(
        self,
        reply: Task | None = None,
        /,
        *,
        task: UUID | str | Omit = ...,
        token: str | None = None,
        options: Options | None = None,
    ) -> AsyncJobHandle[Task | None, Task | None]: ...
