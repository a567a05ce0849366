from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from .._runtime import waiting
from .._runtime.jobs import AsyncJobHandle, JobHandle
from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.timeout import Seconds
from .._runtime.waiting import WaitOptions
from .._runtime.waiting_resource import AsyncWaitingResource, WaitingResource
from ..models.environments_batch_exports_backfills import (
    BatchExportBackfill,
    BatchExportBackfillCancelled,
    BatchExportBackfillCreated,
    BatchExportBackfillOrdering,
    BatchExportBackfillStatus,
    PaginatedBatchExportBackfillList,
)

BACKFILL_WAIT: waiting.Wait[BatchExportBackfill, BatchExportBackfill]

class Backfills(WaitingResource):
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
    def create_and_wait(
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
        wait: WaitOptions[BatchExportBackfill] | None = None,
        options: Options | None = None,
    ) -> BatchExportBackfill: ...
    def wait(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[BatchExportBackfill], object] | None = None,
        options: Options | None = None,
    ) -> BatchExportBackfill: ...
    def job(
        self,
        reply: BatchExportBackfill | BatchExportBackfillCreated | None = None,
        /,
        *,
        project_id: str | Omit = ...,
        batch_export_id: UUID | str | Omit = ...,
        id: UUID | str | Omit = ...,
        token: str | None = None,
        cancel_on_exit: bool = False,
        options: Options | None = None,
    ) -> JobHandle[BatchExportBackfill, BatchExportBackfill]: ...

class AsyncBackfills(AsyncWaitingResource):
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
    async def create_and_wait(
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
        wait: WaitOptions[BatchExportBackfill] | None = None,
        options: Options | None = None,
    ) -> BatchExportBackfill: ...
    async def wait(
        self,
        *,
        project_id: str,
        batch_export_id: UUID | str,
        id: UUID | str,
        timeout: Seconds | None | Omit = ...,
        on_poll: Callable[[BatchExportBackfill], object] | None = None,
        options: Options | None = None,
    ) -> BatchExportBackfill: ...
    def job(
        self,
        reply: BatchExportBackfill | BatchExportBackfillCreated | None = None,
        /,
        *,
        project_id: str | Omit = ...,
        batch_export_id: UUID | str | Omit = ...,
        id: UUID | str | Omit = ...,
        token: str | None = None,
        cancel_on_exit: bool = False,
        options: Options | None = None,
    ) -> AsyncJobHandle[BatchExportBackfill, BatchExportBackfill]: ...
