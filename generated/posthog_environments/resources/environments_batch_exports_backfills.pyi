from datetime import datetime
from uuid import UUID

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.resource import AsyncResource, Resource
from ..models.environments_batch_exports_backfills import (
    BatchExportBackfill,
    BatchExportBackfillCancelled,
    BatchExportBackfillCreated,
    BatchExportBackfillOrdering,
    BatchExportBackfillStatus,
    PaginatedBatchExportBackfillList,
)

class Backfills(Resource):
    def cancel(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        start_at: datetime | None | Omit = ...,
        end_at: datetime | None | Omit = ...,
        status: BatchExportBackfillStatus | str | Omit = ...,
        finished_at: datetime | None | Omit = ...,
        team: int | Omit = ...,
        batch_export: UUID | str | Omit = ...,
        options: Options | None = None,
    ) -> BatchExportBackfillCancelled: ...
    def create(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        start_at: datetime | None | Omit = ...,
        end_at: datetime | None | Omit = ...,
        status: BatchExportBackfillStatus | str | Omit = ...,
        finished_at: datetime | None | Omit = ...,
        team: int | Omit = ...,
        batch_export: UUID | str | Omit = ...,
        options: Options | None = None,
    ) -> BatchExportBackfillCreated: ...
    def list(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        cursor: str | Omit = ...,
        ordering: BatchExportBackfillOrdering | Omit = ...,
        options: Options | None = None,
    ) -> Pages[BatchExportBackfill, PaginatedBatchExportBackfillList]: ...
    def retrieve(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        options: Options | None = None,
    ) -> BatchExportBackfill: ...

class AsyncBackfills(AsyncResource):
    async def cancel(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        start_at: datetime | None | Omit = ...,
        end_at: datetime | None | Omit = ...,
        status: BatchExportBackfillStatus | str | Omit = ...,
        finished_at: datetime | None | Omit = ...,
        team: int | Omit = ...,
        batch_export: UUID | str | Omit = ...,
        options: Options | None = None,
    ) -> BatchExportBackfillCancelled: ...
    async def create(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        start_at: datetime | None | Omit = ...,
        end_at: datetime | None | Omit = ...,
        status: BatchExportBackfillStatus | str | Omit = ...,
        finished_at: datetime | None | Omit = ...,
        team: int | Omit = ...,
        batch_export: UUID | str | Omit = ...,
        options: Options | None = None,
    ) -> BatchExportBackfillCreated: ...
    def list(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        cursor: str | Omit = ...,
        ordering: BatchExportBackfillOrdering | Omit = ...,
        options: Options | None = None,
    ) -> AsyncPages[BatchExportBackfill, PaginatedBatchExportBackfillList]: ...
    async def retrieve(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        options: Options | None = None,
    ) -> BatchExportBackfill: ...
