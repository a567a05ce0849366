"""Projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime import waiting
from .._runtime.omit import OMIT
from .._runtime.operation import Operation
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._runtime.jobs import AsyncJobHandle, JobHandle
    from .._runtime.json import JsonValue
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.timeout import Seconds
    from .._runtime.waiting import WaitOptions
    from ..models.projects import Project
    from ..models.tasks import Task

_DELETE: Operation[JsonValue | None] = Operation("DELETE", "/projects/{project_id}")
_DUPLICATE: Operation[JsonValue | None] = Operation(
    "POST",
    "/projects/{project_id}/duplicate",
)
_RETRIEVE: Operation[Project] = Operation(
    "GET",
    "/projects/{project_id}",
    replies={"200": "Project"},
)
DELETION_WAIT: waiting.Wait[Project, Project | None] = waiting.Wait(
    "deletion",
    _RETRIEVE,
    ("project_id",),
    absent="success",
)


class Projects(WaitingResource):
    """Projects."""

    def delete(
        self, *, project_id: str, options: Options | None = None
    ) -> JsonValue | None:
        """Delete a project.

        API: DELETE /projects/{project_id}
        """
        return self._call(_DELETE, {"project_id": project_id}, options)

    def duplicate(
        self, *, project_id: str, options: Options | None = None
    ) -> JsonValue | None:
        """Duplicate a project.

        API: POST /projects/{project_id}/duplicate
        """
        return self._call(_DUPLICATE, {"project_id": project_id}, options)

    def retrieve(self, *, project_id: str, options: Options | None = None) -> Project:
        """Send `GET /projects/{project_id}`.

        Returns: The project.
        """
        return self._call(_RETRIEVE, {"project_id": project_id}, options)

    def delete_and_wait(
        self,
        *,
        project_id: str,
        wait: WaitOptions[Project] | None = None,
        options: Options | None = None,
    ) -> Project | None:
        """Delete a project, and wait for the end.

        Polls until it is gone. At a bad end it raises `WaitFailed`.

        Args:
            wait: Its `timeout`, and `on_poll`, which is called with every reply.

        API: DELETE /projects/{project_id}
        """
        return self._start_and_wait(
            DELETION_WAIT,
            _DELETE,
            {"project_id": project_id},
            wait,
            options,
        )

    def wait(
        self,
        *,
        project_id: str,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Project], object] | None = None,
        options: Options | None = None,
    ) -> Project | None:
        """Wait until a deletion has ended.

        Polls until it is gone. At a bad end it raises `WaitFailed`.

        Args:
            timeout: Seconds until `WaitTimeout` is raised, 0 for a single look, None
                for no end. Default: 1800.
            on_poll: Called with every reply.

        API: GET /projects/{project_id}
        """
        return self._wait(
            DELETION_WAIT,
            {"project_id": project_id},
            timeout,
            on_poll,
            options,
        )

    def job(
        self,
        reply: Project | None = None,
        /,
        *,
        project_id: str | Omit = OMIT,
        token: str | None = None,
        options: Options | None = None,
    ) -> JobHandle[Project, Project | None]:
        """A handle of a deletion, by a reply, its arguments or a token.

        Args:
            token: The `token` of an earlier handle, or of a `WaitTimeout`.

        API: GET /projects/{project_id}
        """
        return self._job(
            DELETION_WAIT,
            reply,
            {"project_id": project_id},
            token,
            False,
            options,
        )

    def duplicate_and_wait(
        self,
        *,
        project_id: str,
        wait: WaitOptions[Task | None] | None = None,
        options: Options | None = None,
    ) -> Task | None:
        """Duplicate a project, and wait for the end.

        Polls until it has ended. At a bad end it raises `WaitFailed`.

        Args:
            wait: Its `timeout`, and `on_poll`, which is called with every reply.

        API: POST /projects/{project_id}/duplicate
        """
        from .tasks import TASK_WAIT

        return self._start_and_wait(
            TASK_WAIT,
            _DUPLICATE,
            {"project_id": project_id},
            wait,
            options,
        )


class AsyncProjects(AsyncWaitingResource):
    """`Projects`, awaited."""

    async def delete(
        self, *, project_id: str, options: Options | None = None
    ) -> JsonValue | None:
        """Delete a project. See `Projects.delete`."""
        return await self._call(_DELETE, {"project_id": project_id}, options)

    async def duplicate(
        self, *, project_id: str, options: Options | None = None
    ) -> JsonValue | None:
        """Duplicate a project. See `Projects.duplicate`."""
        return await self._call(_DUPLICATE, {"project_id": project_id}, options)

    async def retrieve(
        self, *, project_id: str, options: Options | None = None
    ) -> Project:
        """See `Projects.retrieve`."""
        return await self._call(_RETRIEVE, {"project_id": project_id}, options)

    async def delete_and_wait(
        self,
        *,
        project_id: str,
        wait: WaitOptions[Project] | None = None,
        options: Options | None = None,
    ) -> Project | None:
        """See `Projects.delete_and_wait`."""
        return await self._start_and_wait(
            DELETION_WAIT,
            _DELETE,
            {"project_id": project_id},
            wait,
            options,
        )

    async def wait(
        self,
        *,
        project_id: str,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Project], object] | None = None,
        options: Options | None = None,
    ) -> Project | None:
        """See `Projects.wait`."""
        return await self._wait(
            DELETION_WAIT,
            {"project_id": project_id},
            timeout,
            on_poll,
            options,
        )

    def job(
        self,
        reply: Project | None = None,
        /,
        *,
        project_id: str | Omit = OMIT,
        token: str | None = None,
        options: Options | None = None,
    ) -> AsyncJobHandle[Project, Project | None]:
        """See `Projects.job`."""
        return self._job(
            DELETION_WAIT,
            reply,
            {"project_id": project_id},
            token,
            False,
            options,
        )

    async def duplicate_and_wait(
        self,
        *,
        project_id: str,
        wait: WaitOptions[Task | None] | None = None,
        options: Options | None = None,
    ) -> Task | None:
        """See `Projects.duplicate_and_wait`."""
        from .tasks import TASK_WAIT

        return await self._start_and_wait(
            TASK_WAIT,
            _DUPLICATE,
            {"project_id": project_id},
            wait,
            options,
        )
