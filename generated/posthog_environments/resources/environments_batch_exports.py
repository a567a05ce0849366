"""Batch exports."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.omit import OMIT
from .._runtime.operation import Body, OffsetPaging, Operation
from .._runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal

    from .._runtime.omit import Omit
    from .._runtime.options import Options
    from .._runtime.pages import AsyncPages, Pages
    from ..models.environments_batch_exports import (
        BatchExport,
        BatchExportDestination,
        BatchExportInterval,
        BatchExportModel,
        PaginatedBatchExportList,
    )
    from ..params.environments_batch_exports import BatchExportDestinationParam
    from .environments_batch_exports_backfills import AsyncBackfills, Backfills

_CREATE: Operation[BatchExport] = Operation(
    "POST",
    "/api/environments/{project_id}/batch_exports/",
    body=Body(
        fields=(
            "name",
            "model",
            "destination",
            "interval",
            "paused",
            "last_paused_at",
            "start_at",
            "end_at",
            "hogql_query",
            "filters",
        ),
    ),
    replies={"201": "BatchExport"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
)
_LIST: Operation[PaginatedBatchExportList] = Operation(
    "GET",
    "/api/environments/{project_id}/batch_exports/",
    parameters=("limit", "offset"),
    replies={"200": "PaginatedBatchExportList"},
    errors={"429": "Error", "4XX": "Error", "5XX": "Error"},
    paging=OffsetPaging(
        items=("results",),
        item="BatchExport",
        offset="offset",
        next=("next",),
        size="limit",
    ),
)


class BatchExports(Resource):
    """Batch exports."""

    @cached_property
    def backfills(self) -> Backfills:
        from .environments_batch_exports_backfills import Backfills

        return Backfills(self._client)

    def create(
        self,
        *,
        project_id: str,
        name: str,
        destination: BatchExportDestination | BatchExportDestinationParam,
        interval: BatchExportInterval | str,
        model: BatchExportModel | str | Literal[""] | None | Omit = OMIT,
        paused: bool | Omit = OMIT,
        last_paused_at: datetime | None | Omit = OMIT,
        start_at: datetime | None | Omit = OMIT,
        end_at: datetime | None | Omit = OMIT,
        hogql_query: str | Omit = OMIT,
        filters: object | Omit = OMIT,
        options: Options | None = None,
    ) -> BatchExport:
        """Create a batch export.

        Sets up a batch export. The server refuses (400) a destination with missing or
        unknown configuration, and (403) an interval, model or destination that the
        project's plan does not include.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            name: A name for people to read.
            destination: Where the data goes.
            interval: How much time one run covers, and so how often runs take place.
            model: Which data is exported. The server takes `events` when nothing is
                said.
            paused: Whether runs are suspended. The server takes false when nothing is
                said.
            last_paused_at: When the batch export was last paused.
            start_at: No run takes place before this time.
            end_at: No run takes place after this time.
            hogql_query: A HogQL query that picks and renames the exported fields, a
                plain `SELECT … FROM events`. The server replies with the parsed query in
                `schema`.
            filters: Which events are exported, null for all of them.

        Returns: The new batch export.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.batch_exports.create(
                project_id="12345",
                name="Events to S3",
                destination={
                    "type": "S3",
                    "config": {
                        "bucket_name": "my-events",
                        "region": "eu-central-1",
                        "prefix": "posthog/",
                        "aws_access_key_id": "your-key-id",
                        "aws_secret_access_key": "your-secret-key",
                        "file_format": "JSONLines",
                        "compression": "gzip",
                    },
                },
                interval="hour",
                model="events",
            )

        API: POST /api/environments/{project_id}/batch_exports/
        """
        return self._call(
            _CREATE,
            {
                "project_id": project_id,
                "name": name,
                "destination": destination,
                "interval": interval,
                "model": model,
                "paused": paused,
                "last_paused_at": last_paused_at,
                "start_at": start_at,
                "end_at": end_at,
                "hogql_query": hogql_query,
                "filters": filters,
            },
            options,
        )

    def list(
        self,
        *,
        project_id: str,
        limit: int | Omit = OMIT,
        offset: int | Omit = OMIT,
        options: Options | None = None,
    ) -> Pages[BatchExport, PaginatedBatchExportList]:
        """List batch exports.

        The batch exports of a project, a page at a time, each with its destination and
        its latest runs.

        Args:
            project_id: The project's number, as a string, or `@current` for the project
                that the key's owner has open. `GET /api/projects/` lists the projects.
            limit: How many batch exports a page holds. The server takes 100 unless told
                otherwise.
            offset: How many batch exports to skip before the first of the page.

        Returns: A page of batch exports.

        Raises:
            RateLimitError: Too many calls in the last minute or hour.
            APIStatusError: (4XX) The server refused the call. A 401 means that the key
                is missing or wrong, a 403 that it lacks the operation's scope or that the
                project may not use the feature, a 404 that nothing is there, a 400 that a
                value is at fault.
            InternalServerError

        Example:
            client.environments.batch_exports.list(project_id="12345")

        API: GET /api/environments/{project_id}/batch_exports/
        """
        return self._pages(
            _LIST, {"project_id": project_id, "limit": limit, "offset": offset}, options
        )


class AsyncBatchExports(AsyncResource):
    """`BatchExports`, awaited."""

    @cached_property
    def backfills(self) -> AsyncBackfills:
        from .environments_batch_exports_backfills import AsyncBackfills

        return AsyncBackfills(self._client)

    async def create(
        self,
        *,
        project_id: str,
        name: str,
        destination: BatchExportDestination | BatchExportDestinationParam,
        interval: BatchExportInterval | str,
        model: BatchExportModel | str | Literal[""] | None | Omit = OMIT,
        paused: bool | Omit = OMIT,
        last_paused_at: datetime | None | Omit = OMIT,
        start_at: datetime | None | Omit = OMIT,
        end_at: datetime | None | Omit = OMIT,
        hogql_query: str | Omit = OMIT,
        filters: object | Omit = OMIT,
        options: Options | None = None,
    ) -> BatchExport:
        """Create a batch export. See `BatchExports.create`."""
        return await self._call(
            _CREATE,
            {
                "project_id": project_id,
                "name": name,
                "destination": destination,
                "interval": interval,
                "model": model,
                "paused": paused,
                "last_paused_at": last_paused_at,
                "start_at": start_at,
                "end_at": end_at,
                "hogql_query": hogql_query,
                "filters": filters,
            },
            options,
        )

    def list(
        self,
        *,
        project_id: str,
        limit: int | Omit = OMIT,
        offset: int | Omit = OMIT,
        options: Options | None = None,
    ) -> AsyncPages[BatchExport, PaginatedBatchExportList]:
        """List batch exports. See `BatchExports.list`."""
        return self._pages(
            _LIST, {"project_id": project_id, "limit": limit, "offset": offset}, options
        )
