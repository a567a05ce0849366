from collections.abc import Callable

from .._runtime import waiting
from .._runtime.jobs import AsyncJobHandle, JobHandle
from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.timeout import Seconds
from .._runtime.waiting import WaitOptions
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource
from ..models.boxes import Box, Created

BOX_WAIT: waiting.Wait[Box, str | None]

class Boxes(WaitingResource):
    def create(self, *, options: Options | None = None) -> Created: ...
    def wait(
        self,
        *,
        id: int,
        timeout_seconds: int | Omit = ...,
        options: Options | None = None,
    ) -> Box: ...
    def create_and_wait(
        self, *, wait: WaitOptions[Box] | None = None, options: Options | None = None
    ) -> str | None: ...
    def wait_for_box(
        self,
        *,
        id: int,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Box], object] | None = None,
        options: Options | None = None,
    ) -> str | None: ...
    def job(
        self,
        reply: Box | Created | None = None,
        /,
        *,
        id: int | Omit = ...,
        token: str | None = None,
        options: Options | None = None,
    ) -> JobHandle[Box, str | None]: ...

class AsyncBoxes(AsyncWaitingResource):
    async def create(self, *, options: Options | None = None) -> Created: ...
    async def wait(
        self,
        *,
        id: int,
        timeout_seconds: int | Omit = ...,
        options: Options | None = None,
    ) -> Box: ...
    async def create_and_wait(
        self, *, wait: WaitOptions[Box] | None = None, options: Options | None = None
    ) -> str | None: ...
    async def wait_for_box(
        self,
        *,
        id: int,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[Box], object] | None = None,
        options: Options | None = None,
    ) -> str | None: ...
    def job(
        self,
        reply: Box | Created | None = None,
        /,
        *,
        id: int | Omit = ...,
        token: str | None = None,
        options: Options | None = None,
    ) -> AsyncJobHandle[Box, str | None]: ...
