"""Boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime import waiting
from .._runtime.omit import OMIT
from .._runtime.operation import Operation
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._runtime.jobs import AsyncJobHandle, JobHandle
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.timeout import Seconds
    from .._runtime.waiting import WaitOptions
    from ..models.boxes import Box, Created

_CREATE: Operation[Created] = Operation("POST", "/boxes", replies={"200": "Created"})
_WAIT: Operation[Box] = Operation(
    "GET",
    "/boxes/{id}/wait",
    parameters=("timeout_seconds",),
    replies={"200": "Box"},
)
BOX_WAIT: waiting.Wait[Box, str | None] = waiting.Wait(
    "box",
    _WAIT,
    ("id",),
    ids={"id": ("box.number",)},
    state=("data", "state"),
    success=("running",),
    failure=("failure",),
    unknown="stop",
    first=0.5,
    factor=2,
    most=10,
    timeout=120,
    on_stop="raise",
    result=("data", "address"),
    hold=waiting.Hold(argument="timeout_seconds", most=25),
)


class Boxes(WaitingResource):
    """Boxes."""

    def create(self, *, options: Options | None = None) -> Created:
        """Start a box.

        Returns: The box.

        API: POST /boxes
        """
        return self._call(_CREATE, {}, options)

    def wait(
        self,
        *,
        id: int,
        timeout_seconds: int | Omit = OMIT,
        options: Options | None = None,
    ) -> Box:
        """Send `GET /boxes/{id}/wait`.

        Returns: The box.
        """
        return self._call(
            _WAIT, {"id": id, "timeout_seconds": timeout_seconds}, options
        )

    def create_and_wait(
        self, *, wait: WaitOptions[Box] | None = None, options: Options | None = None
    ) -> str | None:
        """Start a box, and wait for the end.

        Polls until `data.state` is `running`. At `failure` it raises `WaitFailed`.

        Args:
            wait: Its `timeout`, and `on_poll`, which is called with every reply.

        API: POST /boxes
        """
        return self._start_and_wait(BOX_WAIT, _CREATE, {}, wait, options)

    def wait_for_box(
        self,
        *,
        id: int,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Box], object] | None = None,
        options: Options | None = None,
    ) -> str | None:
        """Wait until a box has ended.

        Polls until `data.state` is `running`. At `failure` it raises `WaitFailed`.

        Args:
            timeout: Seconds until `WaitTimeout` is raised, 0 for a single look, None
                for no end. Default: 120.
            on_poll: Called with every reply.

        API: GET /boxes/{id}/wait
        """
        return self._wait(BOX_WAIT, {"id": id}, timeout, on_poll, options)

    def job(
        self,
        reply: Box | Created | None = None,
        /,
        *,
        id: int | Omit = OMIT,
        token: str | None = None,
        options: Options | None = None,
    ) -> JobHandle[Box, str | None]:
        """A handle of a box, by a reply, its arguments or a token.

        Args:
            token: The `token` of an earlier handle, or of a `WaitTimeout`.

        API: GET /boxes/{id}/wait
        """
        return self._job(BOX_WAIT, reply, {"id": id}, token, False, options)


class AsyncBoxes(AsyncWaitingResource):
    """`Boxes`, awaited."""

    async def create(self, *, options: Options | None = None) -> Created:
        """Start a box. See `Boxes.create`."""
        return await self._call(_CREATE, {}, options)

    async def wait(
        self,
        *,
        id: int,
        timeout_seconds: int | Omit = OMIT,
        options: Options | None = None,
    ) -> Box:
        """See `Boxes.wait`."""
        return await self._call(
            _WAIT, {"id": id, "timeout_seconds": timeout_seconds}, options
        )

    async def create_and_wait(
        self, *, wait: WaitOptions[Box] | None = None, options: Options | None = None
    ) -> str | None:
        """See `Boxes.create_and_wait`."""
        return await self._start_and_wait(BOX_WAIT, _CREATE, {}, wait, options)

    async def wait_for_box(
        self,
        *,
        id: int,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Box], object] | None = None,
        options: Options | None = None,
    ) -> str | None:
        """See `Boxes.wait_for_box`."""
        return await self._wait(BOX_WAIT, {"id": id}, timeout, on_poll, options)

    def job(
        self,
        reply: Box | Created | None = None,
        /,
        *,
        id: int | Omit = OMIT,
        token: str | None = None,
        options: Options | None = None,
    ) -> AsyncJobHandle[Box, str | None]:
        """See `Boxes.job`."""
        return self._job(BOX_WAIT, reply, {"id": id}, token, False, options)
