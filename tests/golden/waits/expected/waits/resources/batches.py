"""Batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime import waiting
from .._runtime.omit import OMIT
from .._runtime.operation import Body, Operation, Parameter, Reply
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .._runtime.download import AsyncDownload, Download
    from .._runtime.jobs import AsyncJobHandle, JobHandle
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.timeout import Seconds
    from .._runtime.waiting import WaitOptions
    from ..models.batches import Batch

_CANCEL: Operation[Batch] = Operation(
    "POST",
    "/batches/{batch_id}/cancel",
    replies={"200": "Batch"},
)
_CREATE: Operation[Batch] = Operation(
    "POST",
    "/batches",
    parameters=(Parameter("Idempotency-Key", "header", argument="idempotency_key"),),
    body=Body(fields=("input_file_id", "wait")),
    replies={"201": "Batch"},
)
_RETRIEVE: Operation[Batch] = Operation(
    "GET",
    "/batches/{batch_id}",
    parameters=("include",),
    replies={"200": "Batch"},
)
_FILES_CONTENT_RETRIEVE: Operation[bytes] = Operation(
    "GET",
    "/files/{file_id}/content",
    replies={"200": Reply("bytes", "application/octet-stream")},
)
BATCH_WAIT: waiting.Wait[Batch, Batch] = waiting.Wait(
    "batch",
    _RETRIEVE,
    ("batch_id",),
    ids={"batch_id": ("id",)},
    state=("status",),
    success=("completed",),
    failure=("failed", "expired", "cancelled"),
    stop=("requires_action",),
    running=("validating", "in_progress"),
    error=("errors",),
    progress=("request_counts",),
    on_stop="raise",
    cancel=waiting.Step(_CANCEL, ("batch_id",)),
)
OUTPUT_WAIT: waiting.Wait[Batch, Any] = waiting.Wait(
    "output",
    _RETRIEVE,
    ("batch_id",),
    ids={"batch_id": ("id",)},
    state=("status",),
    success=("completed",),
    failure=("failed", "expired", "cancelled"),
    running=("validating", "in_progress", "requires_action"),
    timeout=None,
    on_stop="raise",
    result=waiting.Step(
        _FILES_CONTENT_RETRIEVE,
        (("file_id", "output_file_id"),),
        downloads=True,
    ),
)


class Batches(WaitingResource):
    """Batches."""

    def cancel(self, *, batch_id: str, options: Options | None = None) -> Batch:
        """Send `POST /batches/{batch_id}/cancel`.

        Returns: The batch.
        """
        return self._call(_CANCEL, {"batch_id": batch_id}, options)

    def create(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = OMIT,
        wait: bool | Omit = OMIT,
        options: Options | None = None,
    ) -> Batch:
        """Create a batch.

        Args:
            wait: A property that is called as an argument of ours.

        Returns: The batch.

        API: POST /batches
        """
        return self._call(
            _CREATE,
            {
                "input_file_id": input_file_id,
                "idempotency_key": idempotency_key,
                "wait": wait,
            },
            options,
        )

    def retrieve(
        self,
        *,
        batch_id: str,
        include: str | Omit = OMIT,
        options: Options | None = None,
    ) -> Batch:
        """Send `GET /batches/{batch_id}`.

        Returns: The batch.
        """
        return self._call(
            _RETRIEVE, {"batch_id": batch_id, "include": include}, options
        )

    def create_and_wait(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = OMIT,
        wait: bool | Omit = OMIT,
        wait_: WaitOptions[Batch] | None = None,
        options: Options | None = None,
    ) -> Batch:
        """Create a batch, and wait for the end.

        Polls until `status` is `completed`. It ends too at `requires_action`: somebody
        has to act. At `failed`, `expired` or `cancelled` it raises `WaitFailed`.

        Args:
            wait: A property that is called as an argument of ours.
            wait_: Its `timeout`, and `on_poll`, which is called with every reply.

        API: POST /batches
        """
        return self._start_and_wait(
            BATCH_WAIT,
            _CREATE,
            {
                "input_file_id": input_file_id,
                "idempotency_key": idempotency_key,
                "wait": wait,
            },
            wait_,
            options,
        )

    def wait(
        self,
        *,
        batch_id: str,
        include: str | Omit = OMIT,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Batch], object] | None = None,
        options: Options | None = None,
    ) -> Batch:
        """Wait until a batch has ended.

        Polls until `status` is `completed`. It ends too at `requires_action`: somebody
        has to act. At `failed`, `expired` or `cancelled` it raises `WaitFailed`.

        Args:
            timeout: Seconds until `WaitTimeout` is raised, 0 for a single look, None
                for no end. Default: 1800.
            on_poll: Called with every reply.

        API: GET /batches/{batch_id}
        """
        return self._wait(
            BATCH_WAIT,
            {"batch_id": batch_id, "include": include},
            timeout,
            on_poll,
            options,
        )

    def job(
        self,
        reply: Batch | None = None,
        /,
        *,
        batch_id: str | Omit = OMIT,
        include: str | Omit = OMIT,
        token: str | None = None,
        cancel_on_exit: bool = False,
        options: Options | None = None,
    ) -> JobHandle[Batch, Batch]:
        """A handle of a batch, by a reply, its arguments or a token.

        Args:
            token: The `token` of an earlier handle, or of a `WaitTimeout`.
            cancel_on_exit: Cancel what goes on at the end of a `with` statement.

        API: GET /batches/{batch_id}
        """
        return self._job(
            BATCH_WAIT,
            reply,
            {"batch_id": batch_id, "include": include},
            token,
            cancel_on_exit,
            options,
        )

    def create_and_download(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = OMIT,
        wait: bool | Omit = OMIT,
        wait_: WaitOptions[Batch] | None = None,
        options: Options | None = None,
    ) -> Download:
        """Create a batch, and wait for the end.

        Polls until `status` is `completed`. At `failed`, `expired` or `cancelled` it
        raises `WaitFailed`.

        Args:
            wait: A property that is called as an argument of ours.
            wait_: Its `timeout`, and `on_poll`, which is called with every reply.

        API: POST /batches
        """
        return self._start_and_wait(
            OUTPUT_WAIT,
            _CREATE,
            {
                "input_file_id": input_file_id,
                "idempotency_key": idempotency_key,
                "wait": wait,
            },
            wait_,
            options,
        )

    def download(
        self,
        *,
        batch_id: str,
        include: str | Omit = OMIT,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Batch], object] | None = None,
        options: Options | None = None,
    ) -> Download:
        """Wait until an output has ended.

        Polls until `status` is `completed`. At `failed`, `expired` or `cancelled` it
        raises `WaitFailed`.

        Args:
            timeout: Seconds until `WaitTimeout` is raised, 0 for a single look, None
                for no end. Default: None.
            on_poll: Called with every reply.

        API: GET /batches/{batch_id}
        """
        return self._wait(
            OUTPUT_WAIT,
            {"batch_id": batch_id, "include": include},
            timeout,
            on_poll,
            options,
        )

    def download_job(
        self,
        reply: Batch | None = None,
        /,
        *,
        batch_id: str | Omit = OMIT,
        include: str | Omit = OMIT,
        token: str | None = None,
        options: Options | None = None,
    ) -> JobHandle[Batch, Download]:
        """A handle of an output, by a reply, its arguments or a token.

        Args:
            token: The `token` of an earlier handle, or of a `WaitTimeout`.

        API: GET /batches/{batch_id}
        """
        return self._job(
            OUTPUT_WAIT,
            reply,
            {"batch_id": batch_id, "include": include},
            token,
            False,
            options,
        )


class AsyncBatches(AsyncWaitingResource):
    """`Batches`, awaited."""

    async def cancel(self, *, batch_id: str, options: Options | None = None) -> Batch:
        """See `Batches.cancel`."""
        return await self._call(_CANCEL, {"batch_id": batch_id}, options)

    async def create(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = OMIT,
        wait: bool | Omit = OMIT,
        options: Options | None = None,
    ) -> Batch:
        """Create a batch. See `Batches.create`."""
        return await self._call(
            _CREATE,
            {
                "input_file_id": input_file_id,
                "idempotency_key": idempotency_key,
                "wait": wait,
            },
            options,
        )

    async def retrieve(
        self,
        *,
        batch_id: str,
        include: str | Omit = OMIT,
        options: Options | None = None,
    ) -> Batch:
        """See `Batches.retrieve`."""
        return await self._call(
            _RETRIEVE, {"batch_id": batch_id, "include": include}, options
        )

    async def create_and_wait(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = OMIT,
        wait: bool | Omit = OMIT,
        wait_: WaitOptions[Batch] | None = None,
        options: Options | None = None,
    ) -> Batch:
        """See `Batches.create_and_wait`."""
        return await self._start_and_wait(
            BATCH_WAIT,
            _CREATE,
            {
                "input_file_id": input_file_id,
                "idempotency_key": idempotency_key,
                "wait": wait,
            },
            wait_,
            options,
        )

    async def wait(
        self,
        *,
        batch_id: str,
        include: str | Omit = OMIT,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Batch], object] | None = None,
        options: Options | None = None,
    ) -> Batch:
        """See `Batches.wait`."""
        return await self._wait(
            BATCH_WAIT,
            {"batch_id": batch_id, "include": include},
            timeout,
            on_poll,
            options,
        )

    def job(
        self,
        reply: Batch | None = None,
        /,
        *,
        batch_id: str | Omit = OMIT,
        include: str | Omit = OMIT,
        token: str | None = None,
        cancel_on_exit: bool = False,
        options: Options | None = None,
    ) -> AsyncJobHandle[Batch, Batch]:
        """See `Batches.job`."""
        return self._job(
            BATCH_WAIT,
            reply,
            {"batch_id": batch_id, "include": include},
            token,
            cancel_on_exit,
            options,
        )

    async def create_and_download(
        self,
        *,
        input_file_id: str,
        idempotency_key: str | Omit = OMIT,
        wait: bool | Omit = OMIT,
        wait_: WaitOptions[Batch] | None = None,
        options: Options | None = None,
    ) -> AsyncDownload:
        """See `Batches.create_and_download`."""
        return await self._start_and_wait(
            OUTPUT_WAIT,
            _CREATE,
            {
                "input_file_id": input_file_id,
                "idempotency_key": idempotency_key,
                "wait": wait,
            },
            wait_,
            options,
        )

    async def download(
        self,
        *,
        batch_id: str,
        include: str | Omit = OMIT,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[Batch], object] | None = None,
        options: Options | None = None,
    ) -> AsyncDownload:
        """See `Batches.download`."""
        return await self._wait(
            OUTPUT_WAIT,
            {"batch_id": batch_id, "include": include},
            timeout,
            on_poll,
            options,
        )

    def download_job(
        self,
        reply: Batch | None = None,
        /,
        *,
        batch_id: str | Omit = OMIT,
        include: str | Omit = OMIT,
        token: str | None = None,
        options: Options | None = None,
    ) -> AsyncJobHandle[Batch, AsyncDownload]:
        """See `Batches.download_job`."""
        return self._job(
            OUTPUT_WAIT,
            reply,
            {"batch_id": batch_id, "include": include},
            token,
            False,
            options,
        )
