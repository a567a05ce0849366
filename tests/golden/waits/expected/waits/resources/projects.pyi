from collections.abc import Callable

from .._runtime import waiting
from .._runtime.jobs import AsyncJobHandle, JobHandle
from .._runtime.json import JsonValue
from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.timeout import Seconds
from .._runtime.waiting import WaitOptions
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource
from ..models.projects import Project
from ..models.tasks import Task

DELETION_WAIT: waiting.Wait[Project, Project | None]

class Projects(WaitingResource):
    def delete(
        self, *, project_id: str, options: Options | None = None
    ) -> JsonValue | None: ...
    def duplicate(
        self, *, project_id: str, options: Options | None = None
    ) -> JsonValue | None: ...
    def retrieve(
        self, *, project_id: str, options: Options | None = None
    ) -> Project: ...
    def delete_and_wait(
        self,
        *,
        project_id: str,
        wait: WaitOptions[Project] | None = None,
        options: Options | None = None,
    ) -> Project | None: ...
    def wait(
        self,
        *,
        project_id: str,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Project], object] | None = None,
        options: Options | None = None,
    ) -> Project | None: ...
    def job(
        self,
        reply: Project | None = None,
        /,
        *,
        project_id: str | Omit = ...,
        token: str | None = None,
        options: Options | None = None,
    ) -> JobHandle[Project, Project | None]: ...
    def duplicate_and_wait(
        self,
        *,
        project_id: str,
        wait: WaitOptions[Task | None] | None = None,
        options: Options | None = None,
    ) -> Task | None: ...

class AsyncProjects(AsyncWaitingResource):
    async def delete(
        self, *, project_id: str, options: Options | None = None
    ) -> JsonValue | None: ...
    async def duplicate(
        self, *, project_id: str, options: Options | None = None
    ) -> JsonValue | None: ...
    async def retrieve(
        self, *, project_id: str, options: Options | None = None
    ) -> Project: ...
    async def delete_and_wait(
        self,
        *,
        project_id: str,
        wait: WaitOptions[Project] | None = None,
        options: Options | None = None,
    ) -> Project | None: ...
    async def wait(
        self,
        *,
        project_id: str,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Project], object] | None = None,
        options: Options | None = None,
    ) -> Project | None: ...
    def job(
        self,
        reply: Project | None = None,
        /,
        *,
        project_id: str | Omit = ...,
        token: str | None = None,
        options: Options | None = None,
    ) -> AsyncJobHandle[Project, Project | None]: ...
    async def duplicate_and_wait(
        self,
        *,
        project_id: str,
        wait: WaitOptions[Task | None] | None = None,
        options: Options | None = None,
    ) -> Task | None: ...
