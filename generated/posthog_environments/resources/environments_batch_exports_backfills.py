"""Backfills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime import waiting
from .._runtime.omit import OMIT
from .._runtime.operation import Body, NextUrlPaging, Operation
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from .._runtime.jobs import AsyncJobHandle, JobHandle
    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.timeout import Seconds
    from .._runtime.waiting import WaitOptions
    from ..models.environments_batch_exports_backfills import (
        BatchExportBackfill,
        BatchExportBackfillCancelled,
        BatchExportBackfillCreated,
        BatchExportBackfillOrdering,
        BatchExportBackfillStatus,
        PaginatedBatchExportBackfillList,
    )

_CANCEL: Operation[BatchExportBackfillCancelled] = Operation(
    "POST",
    "/api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/{id}/cancel/",
    body=Body(
        fields=("start_at", "end_at", "status", "finished_at", "team", "batch_export"),
        required=False,
    ),
    replies={"200": "BatchExportBackfillCancelled"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
)
_CREATE: Operation[BatchExportBackfillCreated] = Operation(
    "POST",
    "/api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/",
    body=Body(
        fields=("start_at", "end_at", "status", "finished_at", "team", "batch_export"),
    ),
    replies={"200": "BatchExportBackfillCreated", "201": "BatchExportBackfillCreated"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
)
_LIST: Operation[PaginatedBatchExportBackfillList] = Operation(
    "GET",
    "/api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/",
    parameters=("cursor", "ordering"),
    replies={"200": "PaginatedBatchExportBackfillList"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
    paging=NextUrlPaging(
        items=("results",),
        item="BatchExportBackfill",
        next=("next",),
        asking=(("cursor", "cursor"),),
    ),
)
_RETRIEVE: Operation[BatchExportBackfill] = Operation(
    "GET",
    "/api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/{id}/",
    replies={"200": "BatchExportBackfill"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
)
BACKFILL_WAIT: waiting.Wait[BatchExportBackfill, BatchExportBackfill] = waiting.Wait(
    "backfill",
    _RETRIEVE,
    ("project_id", "batch_export_id", "id"),
    ids={"id": ("id", "backfill_id")},
    state=("status",),
    success=("Completed",),
    failure=("Cancelled", "Failed", "FailedRetryable", "Terminated", "TimedOut"),
    running=("Starting", "Running", "ContinuedAsNew"),
    progress=("progress",),
    first=2,
    most=30,
    timeout=3600,
    cancel=waiting.Step(_CANCEL, ("project_id", "batch_export_id", "id")),
)


class Backfills(WaitingResource):
    """Backfills."""

    def cancel(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        start_at: datetime | None | Omit = OMIT,
        end_at: datetime | None | Omit = OMIT,
        status: BatchExportBackfillStatus | str | Omit = OMIT,
        finished_at: datetime | None | Omit = OMIT,
        team: int | Omit = OMIT,
        batch_export: UUID | str | Omit = OMIT,
        options: Options | None = None,
    ) -> BatchExportBackfillCancelled:
        """Cancel a backfill.

        Stops a backfill that is starting or running. The server refuses (400) to cancel
        one that has ended.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            batch_export_id: The ID of the batch export that the backfills belong to.
            id: The backfill's ID.
            start_at: Where the span of time starts, null for the beginning of the data.
            end_at: Where the span of time ends, null to go on until now.
            status: Documented as required, but not read by the server.
            finished_at: Documented, but not read by the server.
            team: Documented as required, but not read by the server.
            batch_export: Documented as required, but not read by the server.

        Returns: The backfill was cancelled.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.batch_exports.backfills.cancel(
                project_id="12345",
                batch_export_id="123e4567-e89b-12d3-a456-426614174000",
                id="123e4567-e89b-12d3-a456-426614174000",
            )

        API: POST /api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/{id}/cancel/
        """
        return self._call(
            _CANCEL,
            {
                "project_id": project_id,
                "batch_export_id": batch_export_id,
                "id": id,
                "start_at": start_at,
                "end_at": end_at,
                "status": status,
                "finished_at": finished_at,
                "team": team,
                "batch_export": batch_export,
            },
            options,
        )

    def create(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        start_at: datetime | None | Omit = OMIT,
        end_at: datetime | None | Omit = OMIT,
        status: BatchExportBackfillStatus | str | Omit = OMIT,
        finished_at: datetime | None | Omit = OMIT,
        team: int | Omit = OMIT,
        batch_export: UUID | str | Omit = OMIT,
        options: Options | None = None,
    ) -> BatchExportBackfillCreated:
        """Start a backfill.

        Exports a past span of time once more. The server reads `start_at` and `end_at`
        only, and refuses (400) times without a time zone, a start that is not before
        the end, and an end that lies in the future. It may refuse (429) a backfill
        while too many others are running.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            batch_export_id: The ID of the batch export that the backfills belong to.
            start_at: Where the span of time starts, null for the beginning of the data.
            end_at: Where the span of time ends, null to go on until now.
            status: Documented as required, but not read by the server.
            finished_at: Documented, but not read by the server.
            team: Documented as required, but not read by the server.
            batch_export: Documented as required, but not read by the server.

        Returns: With 200: The backfill was started. With 201: The backfill that was
            started.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.batch_exports.backfills.create(
                project_id="12345",
                batch_export_id="123e4567-e89b-12d3-a456-426614174000",
                start_at=datetime(2025, 1, 1, tzinfo=UTC),
                end_at=datetime(2025, 1, 2, tzinfo=UTC),
            )

        API: POST /api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/
        """
        return self._call(
            _CREATE,
            {
                "project_id": project_id,
                "batch_export_id": batch_export_id,
                "start_at": start_at,
                "end_at": end_at,
                "status": status,
                "finished_at": finished_at,
                "team": team,
                "batch_export": batch_export,
            },
            options,
        )

    def list(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        cursor: str | Omit = OMIT,
        ordering: BatchExportBackfillOrdering | Omit = OMIT,
        options: Options | None = None,
    ) -> Pages[BatchExportBackfill, PaginatedBatchExportBackfillList]:
        """List the backfills of a batch export.

        The backfills of a batch export, newest first unless another order is asked for.
        Pages hold 50 backfills.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            batch_export_id: The ID of the batch export that the backfills belong to.
            cursor: Where the page starts, as the `cursor` in the `next` or `previous`
                link of another page. Leave it out for the first page.
            ordering: The field to order the backfills by. A minus sign in front
                reverses the order. Default: "-created_at".

        Returns: A page of backfills.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.batch_exports.backfills.list(
                project_id="12345",
                batch_export_id="123e4567-e89b-12d3-a456-426614174000",
            )

        API: GET /api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/
        """
        return self._pages(
            _LIST,
            {
                "project_id": project_id,
                "batch_export_id": batch_export_id,
                "cursor": cursor,
                "ordering": ordering,
            },
            options,
        )

    def retrieve(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        options: Options | None = None,
    ) -> BatchExportBackfill:
        """Retrieve a backfill.

        One backfill with its status and progress. Backfills cannot be changed or
        deleted, only cancelled.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            batch_export_id: The ID of the batch export that the backfills belong to.
            id: The backfill's ID.

        Returns: The backfill.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.batch_exports.backfills.retrieve(
                project_id="12345",
                batch_export_id="123e4567-e89b-12d3-a456-426614174000",
                id="123e4567-e89b-12d3-a456-426614174000",
            )

        API: GET /api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/{id}/
        """
        return self._call(
            _RETRIEVE,
            {"project_id": project_id, "batch_export_id": batch_export_id, "id": id},
            options,
        )

    def create_and_wait(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        start_at: datetime | None | Omit = OMIT,
        end_at: datetime | None | Omit = OMIT,
        status: BatchExportBackfillStatus | str | Omit = OMIT,
        finished_at: datetime | None | Omit = OMIT,
        team: int | Omit = OMIT,
        batch_export: UUID | str | Omit = OMIT,
        wait: WaitOptions[BatchExportBackfill] | None = None,
        options: Options | None = None,
    ) -> BatchExportBackfill:
        """Start a backfill, and wait for the end.

        Polls until `status` is `Completed`. At `Cancelled`, `Failed`,
        `FailedRetryable`, `Terminated` or `TimedOut` it raises `WaitFailed`.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            batch_export_id: The ID of the batch export that the backfills belong to.
            start_at: Where the span of time starts, null for the beginning of the data.
            end_at: Where the span of time ends, null to go on until now.
            status: Documented as required, but not read by the server.
            finished_at: Documented, but not read by the server.
            team: Documented as required, but not read by the server.
            batch_export: Documented as required, but not read by the server.
            wait: Its `timeout`, and `on_poll`, which is called with every reply.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.batch_exports.backfills.create(
                project_id="12345",
                batch_export_id="123e4567-e89b-12d3-a456-426614174000",
                start_at=datetime(2025, 1, 1, tzinfo=UTC),
                end_at=datetime(2025, 1, 2, tzinfo=UTC),
            )

        API: POST /api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/
        """
        return self._start_and_wait(
            BACKFILL_WAIT,
            _CREATE,
            {
                "project_id": project_id,
                "batch_export_id": batch_export_id,
                "start_at": start_at,
                "end_at": end_at,
                "status": status,
                "finished_at": finished_at,
                "team": team,
                "batch_export": batch_export,
            },
            wait,
            options,
        )

    def wait(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[BatchExportBackfill], object] | None = None,
        options: Options | None = None,
    ) -> BatchExportBackfill:
        """Wait until a backfill has ended.

        Polls until `status` is `Completed`. At `Cancelled`, `Failed`,
        `FailedRetryable`, `Terminated` or `TimedOut` it raises `WaitFailed`.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            batch_export_id: The ID of the batch export that the backfills belong to.
            id: The backfill's ID.
            timeout: Seconds until `WaitTimeout` is raised, 0 for a single look, None
                for no end. Default: 3600.
            on_poll: Called with every reply.

        Example:
            client.environments.batch_exports.backfills.retrieve(
                project_id="12345",
                batch_export_id="123e4567-e89b-12d3-a456-426614174000",
                id="123e4567-e89b-12d3-a456-426614174000",
            )

        API: GET /api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/{id}/
        """
        return self._wait(
            BACKFILL_WAIT,
            {"project_id": project_id, "batch_export_id": batch_export_id, "id": id},
            timeout,
            on_poll,
            options,
        )

    def job(
        self,
        reply: BatchExportBackfill | BatchExportBackfillCreated | None = None,
        /,
        *,
        project_id: str | Omit = OMIT,
        batch_export_id: UUID | str | Omit = OMIT,
        id: UUID | str | Omit = OMIT,
        token: str | None = None,
        cancel_on_exit: bool = False,
        options: Options | None = None,
    ) -> JobHandle[BatchExportBackfill, BatchExportBackfill]:
        """A handle of a backfill, by a reply, its arguments or a token.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            batch_export_id: The ID of the batch export that the backfills belong to.
            id: The backfill's ID.
            token: The `token` of an earlier handle, or of a `WaitTimeout`.
            cancel_on_exit: Cancel what goes on at the end of a `with` statement.

        Example:
            client.environments.batch_exports.backfills.retrieve(
                project_id="12345",
                batch_export_id="123e4567-e89b-12d3-a456-426614174000",
                id="123e4567-e89b-12d3-a456-426614174000",
            )

        API: GET /api/environments/{project_id}/batch_exports/{batch_export_id}/backfills/{id}/
        """
        return self._job(
            BACKFILL_WAIT,
            reply,
            {"project_id": project_id, "batch_export_id": batch_export_id, "id": id},
            token,
            cancel_on_exit,
            options,
        )


class AsyncBackfills(AsyncWaitingResource):
    """`Backfills`, awaited."""

    async def cancel(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        start_at: datetime | None | Omit = OMIT,
        end_at: datetime | None | Omit = OMIT,
        status: BatchExportBackfillStatus | str | Omit = OMIT,
        finished_at: datetime | None | Omit = OMIT,
        team: int | Omit = OMIT,
        batch_export: UUID | str | Omit = OMIT,
        options: Options | None = None,
    ) -> BatchExportBackfillCancelled:
        """Cancel a backfill. See `Backfills.cancel`."""
        return await self._call(
            _CANCEL,
            {
                "project_id": project_id,
                "batch_export_id": batch_export_id,
                "id": id,
                "start_at": start_at,
                "end_at": end_at,
                "status": status,
                "finished_at": finished_at,
                "team": team,
                "batch_export": batch_export,
            },
            options,
        )

    async def create(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        start_at: datetime | None | Omit = OMIT,
        end_at: datetime | None | Omit = OMIT,
        status: BatchExportBackfillStatus | str | Omit = OMIT,
        finished_at: datetime | None | Omit = OMIT,
        team: int | Omit = OMIT,
        batch_export: UUID | str | Omit = OMIT,
        options: Options | None = None,
    ) -> BatchExportBackfillCreated:
        """Start a backfill. See `Backfills.create`."""
        return await self._call(
            _CREATE,
            {
                "project_id": project_id,
                "batch_export_id": batch_export_id,
                "start_at": start_at,
                "end_at": end_at,
                "status": status,
                "finished_at": finished_at,
                "team": team,
                "batch_export": batch_export,
            },
            options,
        )

    def list(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        cursor: str | Omit = OMIT,
        ordering: BatchExportBackfillOrdering | Omit = OMIT,
        options: Options | None = None,
    ) -> AsyncPages[BatchExportBackfill, PaginatedBatchExportBackfillList]:
        """List the backfills of a batch export. See `Backfills.list`."""
        return self._pages(
            _LIST,
            {
                "project_id": project_id,
                "batch_export_id": batch_export_id,
                "cursor": cursor,
                "ordering": ordering,
            },
            options,
        )

    async def retrieve(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        options: Options | None = None,
    ) -> BatchExportBackfill:
        """Retrieve a backfill. See `Backfills.retrieve`."""
        return await self._call(
            _RETRIEVE,
            {"project_id": project_id, "batch_export_id": batch_export_id, "id": id},
            options,
        )

    async def create_and_wait(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        start_at: datetime | None | Omit = OMIT,
        end_at: datetime | None | Omit = OMIT,
        status: BatchExportBackfillStatus | str | Omit = OMIT,
        finished_at: datetime | None | Omit = OMIT,
        team: int | Omit = OMIT,
        batch_export: UUID | str | Omit = OMIT,
        wait: WaitOptions[BatchExportBackfill] | None = None,
        options: Options | None = None,
    ) -> BatchExportBackfill:
        """See `Backfills.create_and_wait`."""
        return await self._start_and_wait(
            BACKFILL_WAIT,
            _CREATE,
            {
                "project_id": project_id,
                "batch_export_id": batch_export_id,
                "start_at": start_at,
                "end_at": end_at,
                "status": status,
                "finished_at": finished_at,
                "team": team,
                "batch_export": batch_export,
            },
            wait,
            options,
        )

    async def wait(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        timeout: Seconds | None | Omit = OMIT,
        on_poll: Callable[[BatchExportBackfill], object] | None = None,
        options: Options | None = None,
    ) -> BatchExportBackfill:
        """See `Backfills.wait`."""
        return await self._wait(
            BACKFILL_WAIT,
            {"project_id": project_id, "batch_export_id": batch_export_id, "id": id},
            timeout,
            on_poll,
            options,
        )

    def job(
        self,
        reply: BatchExportBackfill | BatchExportBackfillCreated | None = None,
        /,
        *,
        project_id: str | Omit = OMIT,
        batch_export_id: UUID | str | Omit = OMIT,
        id: UUID | str | Omit = OMIT,
        token: str | None = None,
        cancel_on_exit: bool = False,
        options: Options | None = None,
    ) -> AsyncJobHandle[BatchExportBackfill, BatchExportBackfill]:
        """See `Backfills.job`."""
        return self._job(
            BACKFILL_WAIT,
            reply,
            {"project_id": project_id, "batch_export_id": batch_export_id, "id": id},
            token,
            cancel_on_exit,
            options,
        )
