"""Tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime import waiting
from .._runtime.omit import OMIT
from .._runtime.operation import Operation
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from .._runtime.jobs import AsyncJobHandle, JobHandle
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.timeout import Seconds
    from ..models.tasks import Task

_RETRIEVE: Operation[Task | None] = Operation(
    "GET",
    "/tasks/{task}",
    replies={"200": "Task", "202": "None"},
)
TASK_WAIT: waiting.Wait[Task | None, Task | None] = waiting.Wait(
    "task",
    _RETRIEVE,
    ("task",),
    ids={"task": ("header:Location",)},
    absent="running",
)


class Tasks(WaitingResource):
    """Tasks."""

    def retrieve(
        self, *, task: UUID | str, options: Options | None = None
    ) -> Task | None:
        """Send `GET /tasks/{task}`.

        Returns: The task.
        """
        return self._call(_RETRIEVE, {"task": task}, options)

    def wait(
        self,
        *,
        task: UUID | str,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Task | None], object] | None = None,
        options: Options | None = None,
    ) -> Task | None:
        """Wait until a task has ended.

        Polls until it has ended. At a bad end it raises `WaitFailed`.

        Args:
            timeout: Seconds until `WaitTimeout` is raised, 0 for a single look, None
                for no end. Default: 1800.
            on_poll: Called with every reply.

        API: GET /tasks/{task}
        """
        return self._wait(TASK_WAIT, {"task": task}, timeout, on_poll, options)

    def job(
        self,
        reply: Task | None = None,
        /,
        *,
        task: UUID | str | Omit = OMIT,
        token: str | None = None,
        options: Options | None = None,
    ) -> JobHandle[Task | None, Task | None]:
        """A handle of a task, by a reply, its arguments or a token.

        Args:
            token: The `token` of an earlier handle, or of a `WaitTimeout`.

        API: GET /tasks/{task}
        """
        return self._job(TASK_WAIT, reply, {"task": task}, token, False, options)


class AsyncTasks(AsyncWaitingResource):
    """`Tasks`, awaited."""

    async def retrieve(
        self, *, task: UUID | str, options: Options | None = None
    ) -> Task | None:
        """See `Tasks.retrieve`."""
        return await self._call(_RETRIEVE, {"task": task}, options)

    async def wait(
        self,
        *,
        task: UUID | str,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Task | None], object] | None = None,
        options: Options | None = None,
    ) -> Task | None:
        """See `Tasks.wait`."""
        return await self._wait(TASK_WAIT, {"task": task}, timeout, on_poll, options)

    def job(
        self,
        reply: Task | None = None,
        /,
        *,
        task: UUID | str | Omit = OMIT,
        token: str | None = None,
        options: Options | None = None,
    ) -> AsyncJobHandle[Task | None, Task | None]:
        """See `Tasks.job`."""
        return self._job(TASK_WAIT, reply, {"task": task}, token, False, options)
