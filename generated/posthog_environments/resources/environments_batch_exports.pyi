from datetime import datetime
from functools import cached_property
from typing import Literal

from .._runtime.omit import Omit
from .._runtime.options import Options
from .._runtime.pages import AsyncPages, Pages
from .._runtime.resource import AsyncResource, Resource
from ..models.environments_batch_exports import (
    BatchExport,
    BatchExportDestination,
    BatchExportInterval,
    BatchExportModel,
    PaginatedBatchExportList,
)
from ..params.environments_batch_exports import BatchExportDestinationParam
from .environments_batch_exports_backfills import AsyncBackfills, Backfills

class BatchExports(Resource):
    @cached_property
    def backfills(self) -> Backfills: ...
    def create(
        self,
        *,
        project_id: str,
        name: str,
        destination: BatchExportDestination | BatchExportDestinationParam,
        interval: BatchExportInterval | str,
        model: BatchExportModel | str | Literal[""] | None | Omit = ...,
        paused: bool | Omit = ...,
        last_paused_at: datetime | None | Omit = ...,
        start_at: datetime | None | Omit = ...,
        end_at: datetime | None | Omit = ...,
        hogql_query: str | Omit = ...,
        filters: object | Omit = ...,
        options: Options | None = None,
    ) -> BatchExport: ...
    def list(
        self,
        *,
        project_id: str,
        limit: int | Omit = ...,
        offset: int | Omit = ...,
        options: Options | None = None,
    ) -> Pages[BatchExport, PaginatedBatchExportList]: ...

class AsyncBatchExports(AsyncResource):
    @cached_property
    def backfills(self) -> AsyncBackfills: ...
    async def create(
        self,
        *,
        project_id: str,
        name: str,
        destination: BatchExportDestination | BatchExportDestinationParam,
        interval: BatchExportInterval | str,
        model: BatchExportModel | str | Literal[""] | None | Omit = ...,
        paused: bool | Omit = ...,
        last_paused_at: datetime | None | Omit = ...,
        start_at: datetime | None | Omit = ...,
        end_at: datetime | None | Omit = ...,
        hogql_query: str | Omit = ...,
        filters: object | Omit = ...,
        options: Options | None = None,
    ) -> BatchExport: ...
    def list(
        self,
        *,
        project_id: str,
        limit: int | Omit = ...,
        offset: int | Omit = ...,
        options: Options | None = None,
    ) -> AsyncPages[BatchExport, PaginatedBatchExportList]: ...
